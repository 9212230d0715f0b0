package dev.ballast.reports;

/** The table contract as a document: what {@code reports/README.md} says of every column. */
public final class DataDictionary {
    private DataDictionary() {}

    /** The dictionary in Markdown, one section per table. */
    public static String markdown() {
        StringBuilder text = new StringBuilder();
        for (ContractTable table : TableContract.TABLES) {
            text.append("## ").append(table.name()).append("\n\nOne row per ").append(table.rowMeaning());
            text.append(".\n\n| column | type | empty | meaning |\n|---|---|---|---|\n");
            table.columns().forEach(column -> text.append(row(column)));
            text.append('\n');
        }
        return text.toString();
    }

    private static String row(ContractColumn column) {
        return "| `" + column.name() + "` | " + column.type() + " | " + (column.nullable() ? "may be" : "never") + " | "
                + column.meaning().replace("|", "\\|") + " |\n";
    }
}

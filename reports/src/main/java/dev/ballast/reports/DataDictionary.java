package dev.ballast.reports;

/** The table contract as a document: what {@code reports/README.md} says of every column. */
public final class DataDictionary {
    /** Begins the dictionary in a document that says more. */
    static final String HEADING = "# Data dictionary\n";

    private static final String HEAD = HEADING + """

            Generated from `TableContract`; renew it with `mvn -pl reports test -Dballast.renew=true`.
            Times are UTC with microseconds.

            """;

    private DataDictionary() {}

    /** The dictionary in Markdown, one section per table and nothing after the last. */
    public static String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        for (ContractTable table : TableContract.TABLES) {
            text.append("## ").append(table.name()).append("\n\nOne row per ").append(table.rowMeaning());
            text.append(".\n\n| column | type | unit | empty | meaning |\n|---|---|---|---|---|\n");
            table.columns().forEach(column -> text.append(row(column)));
            text.append('\n');
        }
        return text.toString();
    }

    private static String row(ContractColumn column) {
        return String.join(
                        " | ",
                        "| `" + column.name() + "`",
                        column.type().name(),
                        column.unit().label(),
                        column.nullable() ? "may be" : "never",
                        column.meaning().replace("|", "\\|"))
                + " |\n";
    }
}

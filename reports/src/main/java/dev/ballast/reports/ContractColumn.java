package dev.ballast.reports;

/**
 * One published column.
 *
 * @param name snake_case, with its unit where it has one
 * @param nullable whether a row may have no value
 * @param meaning what a value says, for the data dictionary
 */
public record ContractColumn(String name, ColumnType type, boolean nullable, String meaning) {
    public ContractColumn {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a column name: '" + name + "'");
        }
    }

    static ContractColumn required(String name, ColumnType type, String meaning) {
        return new ContractColumn(name, type, false, meaning);
    }

    static ContractColumn optional(String name, ColumnType type, String meaning) {
        return new ContractColumn(name, type, true, meaning);
    }
}

package dev.ballast.reports;

/**
 * One published column.
 *
 * @param name snake_case, with its unit where it has one
 * @param nullable whether a row may have no value
 * @param meaning what a value says, in one sentence for authors of dashboards
 */
public record ContractColumn(String name, ColumnType type, boolean nullable, Unit unit, String meaning) {
    public ContractColumn {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a column name: '" + name + "'");
        }
    }

    static ContractColumn text(String name, String meaning) {
        return required(name, ColumnType.STRING, Unit.NONE, meaning);
    }

    static ContractColumn flag(String name, String meaning) {
        return required(name, ColumnType.BOOLEAN, Unit.NONE, meaning);
    }

    static ContractColumn count(String name, String meaning) {
        return required(name, ColumnType.BIGINT, Unit.COUNT, meaning);
    }

    static ContractColumn bytes(String name, String meaning) {
        return required(name, ColumnType.BIGINT, Unit.BYTES, meaning);
    }

    static ContractColumn seconds(String name, String meaning) {
        return required(name, ColumnType.DOUBLE, Unit.SECONDS, meaning);
    }

    static ContractColumn ratio(String name, String meaning) {
        return required(name, ColumnType.DOUBLE, Unit.RATIO, meaning);
    }

    static ContractColumn time(String name, String meaning) {
        return required(name, ColumnType.TIMESTAMP, Unit.UTC, meaning);
    }

    /** The same column, where a row may have no value; its meaning says when. */
    static ContractColumn optional(ContractColumn column) {
        return new ContractColumn(column.name, column.type, true, column.unit, column.meaning);
    }

    private static ContractColumn required(String name, ColumnType type, Unit unit, String meaning) {
        return new ContractColumn(name, type, false, unit, meaning);
    }
}

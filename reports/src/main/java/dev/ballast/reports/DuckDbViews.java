package dev.ballast.reports;

import java.util.stream.Collectors;

/**
 * The table contract as DuckDB views: {@code reports/sql/duckdb/views.sql}.
 *
 * <p>A view asks for the contract's columns by name, so that files of older versions, which lack the newest columns,
 * can be read beside newer ones: what they lack is empty.
 */
public final class DuckDbViews {
    private static final String HEAD = """
            -- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
            --
            -- Views over the tables that Ballast publishes. Say once per session where its output is:
            --   SET VARIABLE ballast_out = '/srv/ballast';
            -- Any folder that DuckDB can list will do, s3://bucket/ballast too; without one, the working directory.
            --
            -- <table> holds every published day, <table>_latest the newest run only. Times are instants (TIMESTAMPTZ).
            """;

    private DuckDbViews() {}

    /** Statements that make two views per table. */
    public static String sql() {
        return HEAD
                + TableContract.TABLES.stream().map(DuckDbViews::everyDay).collect(Collectors.joining())
                + TableContract.TABLES.stream().map(DuckDbViews::latest).collect(Collectors.joining());
    }

    /** The type that DuckDB reads a published column as. */
    public static String type(ColumnType type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case BIGINT -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
        };
    }

    private static String everyDay(ContractTable table) {
        return """

                -- One row per %2$s and day.
                CREATE OR REPLACE VIEW %1$s AS
                SELECT
                    %3$s,
                    %4$s
                FROM read_parquet(
                    coalesce(getvariable('ballast_out'), '.') || '/tables/%1$s/%4$s=*/*.parquet',
                    hive_partitioning = true, hive_types = {'%4$s': DATE}, union_by_name = true);
                """.formatted(
                table.name(), table.rowMeaning(), String.join(",\n    ", table.columnNames()), TableContract.PARTITION);
    }

    private static String latest(ContractTable table) {
        return """

                CREATE OR REPLACE VIEW %1$s_latest AS
                FROM %1$s SEMI JOIN (SELECT %2$s, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (%2$s, run_id);
                """.formatted(table.name(), TableContract.PARTITION);
    }
}

package dev.ballast.reports;

import java.util.stream.Collectors;

/**
 * A published table as an external table of Trino's Hive connector: a file of {@code reports/sql/trino}.
 *
 * <p>The connector refuses another precision of timestamps than the session's, which is milliseconds unless it is set;
 * and it knows only those partitions that were registered. Source: Trino's documentation, "Hive connector".
 */
public final class TrinoTable {
    private TrinoTable() {}

    /** Statements that make the table and register its days; {@code ${BALLAST_OUT}} stands for the output folder. */
    public static String sql(ContractTable table) {
        String columns = table.columns().stream().map(TrinoTable::column).collect(Collectors.joining(",\n    "));
        return """
                -- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
                --
                -- One row per %1$s.
                -- Put the output folder in first, and call the last statement again after each run:
                --   BALLAST_OUT=s3://bucket/ballast envsubst <%2$s.sql >ready.sql && trino --file ready.sql
                -- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
                -- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
                SET SESSION hive.timestamp_precision = 'MICROSECONDS';

                CREATE TABLE IF NOT EXISTS hive.ballast.%2$s (
                    %3$s,
                    %4$s DATE COMMENT 'The day of the run, in UTC.'
                )
                COMMENT 'One row per %1$s.'
                WITH (
                    external_location = '${BALLAST_OUT}/tables/%2$s',
                    format = 'PARQUET',
                    partitioned_by = ARRAY['%4$s']
                );

                CALL hive.system.sync_partition_metadata('ballast', '%2$s', 'FULL');
                """.formatted(table.rowMeaning(), table.name(), columns, TableContract.PARTITION);
    }

    private static String column(ContractColumn column) {
        String meaning = column.meaning().replace("'", "''");
        return column.name() + " " + type(column.type()) + " COMMENT '" + meaning + "'";
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case BIGINT -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "TIMESTAMP(6)";
        };
    }
}

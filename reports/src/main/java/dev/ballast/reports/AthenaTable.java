package dev.ballast.reports;

import java.util.stream.Collectors;

/**
 * A published table as an external table of Amazon Athena: a file of {@code reports/sql/athena}.
 *
 * <p>Its days are projected from their range instead of registered, so that a new one is seen at once. One statement
 * per file, because Athena runs one at a time. Source: Athena's user guide, "Partition projection".
 */
public final class AthenaTable {
    private static final String FIRST_DAY = "2026-01-01";

    private AthenaTable() {}

    /** The statement that makes the table; {@code ${BALLAST_OUT}} stands for the output folder. */
    public static String sql(ContractTable table) {
        String columns = table.columns().stream().map(AthenaTable::column).collect(Collectors.joining(",\n    "));
        return """
                -- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
                --
                -- One row per %1$s.
                -- Put the output folder in first, and run the statement in the database of your choice:
                --   BALLAST_OUT=s3://bucket/ballast envsubst <%2$s.sql
                CREATE EXTERNAL TABLE IF NOT EXISTS `%2$s` (
                    %3$s
                )
                COMMENT 'One row per %1$s.'
                PARTITIONED BY (`%4$s` DATE COMMENT 'The day of the run, in UTC.')
                STORED AS PARQUET
                LOCATION '${BALLAST_OUT}/tables/%2$s/'
                TBLPROPERTIES (
                    'projection.enabled' = 'true',
                    'projection.%4$s.type' = 'date',
                    'projection.%4$s.format' = 'yyyy-MM-dd',
                    'projection.%4$s.range' = '%5$s,NOW',
                    'projection.%4$s.interval' = '1',
                    'projection.%4$s.interval.unit' = 'DAYS'
                );
                """.formatted(table.rowMeaning(), table.name(), columns, TableContract.PARTITION, FIRST_DAY);
    }

    private static String column(ContractColumn column) {
        String meaning = column.meaning().replace("'", "\\'");
        return "`" + column.name() + "` " + type(column.type()) + " COMMENT '" + meaning + "'";
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case STRING -> "STRING";
            case BIGINT -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }
}

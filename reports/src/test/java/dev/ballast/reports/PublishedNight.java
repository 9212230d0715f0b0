package dev.ballast.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables that a run of 02:00 would publish, as Parquet in the contract's types; rows say only what matters to a
 * test. Every table gets its file, also one without rows.
 */
final class PublishedNight {
    private final LocalDate day;
    private final Map<ContractTable, StringBuilder> rows = new LinkedHashMap<>();

    private PublishedNight(LocalDate day) {
        this.day = day;
        TableContract.TABLES.forEach(table -> rows.put(table, new StringBuilder()));
    }

    /** A night whose run ended like that, with its one row of {@code runs}. */
    static PublishedNight of(String day, String status, Map<String, Object> totals) {
        Map<String, Object> run = new LinkedHashMap<>(totals);
        run.put("status", status);
        return new PublishedNight(LocalDate.parse(day)).with(TableContract.RUNS, run);
    }

    static PublishedNight of(String day, Map<String, Object> totals) {
        return of(day, "ok", totals);
    }

    /** A row with these values; other required columns have 0, false, the empty text or the run's time. */
    PublishedNight with(ContractTable table, Map<String, Object> values) {
        if (!table.columnNames().containsAll(values.keySet())) {
            throw new IllegalArgumentException("No columns of " + table.name() + ": " + values.keySet());
        }
        String row = table.columns().stream()
                .map(column -> cast(values.getOrDefault(column.name(), usual(column)), column))
                .collect(Collectors.joining(", ", "(", ")"));
        StringBuilder text = rows.getOrDefault(table, new StringBuilder());
        text.append(text.isEmpty() ? "" : ", ").append(row);
        return this;
    }

    void publish(Path out) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (ContractTable table : TableContract.TABLES) {
                write(connection, table, table.name() + ".parquet", table.columnNames(), out);
            }
        }
    }

    /** One file of one table, with these columns only. */
    void publish(ContractTable table, String file, List<String> columns, Path out) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            write(connection, table, file, columns, out);
        }
    }

    private void write(Connection connection, ContractTable table, String file, List<String> columns, Path out)
            throws SQLException, IOException {
        Path folder = out.resolve("tables").resolve(table.name()).resolve(TableContract.PARTITION + "=" + day);
        Files.createDirectories(folder);
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT " + String.join(", ", columns) + " FROM (" + select(table) + ")) TO '"
                    + folder.resolve(file) + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    private String select(ContractTable table) {
        StringBuilder values = rows.getOrDefault(table, new StringBuilder());
        String names = String.join(", ", table.columnNames());
        return values.isEmpty()
                ? "SELECT * FROM (VALUES " + nothing(table) + ") AS t(" + names + ") WHERE false"
                : "SELECT * FROM (VALUES " + values + ") AS t(" + names + ")";
    }

    private static String nothing(ContractTable table) {
        return table.columns().stream().map(column -> cast("NULL", column)).collect(Collectors.joining(", ", "(", ")"));
    }

    private Object usual(ContractColumn column) {
        if (column.name().equals("run_id")) {
            return "run-" + day;
        }
        if (column.nullable()) {
            return "NULL";
        }
        return switch (column.type()) {
            case STRING -> "";
            case BIGINT, DOUBLE -> 0;
            case BOOLEAN -> false;
            case TIMESTAMP -> day + " 02:00:00Z";
        };
    }

    private static String cast(Object value, ContractColumn column) {
        String literal = value.equals("NULL") ? "NULL" : "'" + value + "'";
        return "CAST(" + literal + " AS " + DuckDbViews.type(column.type()) + ")";
    }
}

package dev.ballast.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB with the views of {@code sql/duckdb} over an output folder: what somebody who runs the queries has. */
final class PublishedViews implements AutoCloseable {
    static final Path QUERIES = Path.of("sql/queries");

    private final Connection connection;

    /** An answer: its columns' names and types, and its rows as text, a missing value as "null". */
    record Answer(List<String> columns, List<String> types, List<List<String>> rows) {}

    private PublishedViews(Connection connection) {
        this.connection = connection;
    }

    static PublishedViews open(Path out) throws SQLException {
        PublishedViews views = new PublishedViews(DriverManager.getConnection("jdbc:duckdb:"));
        views.execute("SET TimeZone = 'UTC'");
        views.execute("SET VARIABLE ballast_out = '" + out + "'");
        views.execute(DuckDbViews.sql());
        return views;
    }

    /** What a query file answers about what is published there, with its parameters' defaults. */
    static Answer answer(Path out, String query) throws SQLException, IOException {
        try (PublishedViews views = open(out)) {
            return views.ask(Files.readString(QUERIES.resolve(query + ".sql")));
        }
    }

    /** The same with one parameter set. */
    static Answer answer(Path out, String query, String parameter, String value) throws SQLException, IOException {
        try (PublishedViews views = open(out)) {
            views.execute("SET VARIABLE " + parameter + " = " + value);
            return views.ask(Files.readString(QUERIES.resolve(query + ".sql")));
        }
    }

    Answer ask(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            List<String> columns = new ArrayList<>();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getMetaData().getColumnName(i));
                types.add(result.getMetaData().getColumnTypeName(i));
            }
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result, columns.size()));
            }
            return new Answer(columns, types, rows);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static List<String> row(ResultSet result, int columns) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            row.add(String.valueOf(result.getObject(i)));
        }
        return row;
    }

    private void execute(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}

package dev.ballast.cluster;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.storage.StorageRoot;
import dev.ballast.tables.FileRows;
import dev.ballast.tables.HadoopLocation;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what two runs over one registry published, row by row in the files' order, and the items of their plans. */
final class SameOutput {
    /** What differs between any two runs. */
    private static final Set<String> OF_THE_RUN = Set.of(
            "run_id",
            "run_at",
            "started_at",
            "finished_at",
            "duration_seconds",
            "first_unreferenced_at",
            "list_requests",
            "get_requests");

    private static final LocalDate ANY_DAY = LocalDate.of(9999, 12, 31);

    private final Map<String, String> settings;
    private int failures;

    private SameOutput(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Takes a file of Hadoop's settings, the output that is right, the other, and what the other is called. */
    public static void main(String[] arguments) {
        int failures;
        try {
            failures = failures(arguments);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            failures = 1;
        }
        // Connections to the endpoint would keep this process alive.
        System.exit(failures == 0 ? 0 : 1);
    }

    private static int failures(String... arguments) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(reader);
        }
        Map<String, String> byName = new HashMap<>();
        settings.stringPropertyNames().forEach(name -> byName.put(name, settings.getProperty(name)));
        SameOutput comparison = new SameOutput(byName);
        comparison.compare(comparison.output(arguments[1]), comparison.output(arguments[2]), arguments[3]);
        return comparison.failures;
    }

    private Output output(String address) throws IOException {
        StorageRoot root = StorageRoot.parse(address);
        return new Output(root.isLocal() ? Location.of(root.path()) : HadoopLocation.open(root.uri(), settings));
    }

    private void compare(Output right, Output other, String name) throws IOException {
        for (ContractTable table : TableContract.TABLES) {
            List<String> expected = rows(right, table);
            judge(
                    "%s: table %s has the same %,d rows".formatted(name, table.name(), expected.size()),
                    expected,
                    rows(other, table));
        }
        List<String> items = items(right);
        judge("%s: the plan has the same %,d items".formatted(name, items.size() - 1), items, items(other));
    }

    private void judge(String sentence, List<String> expected, List<String> found) {
        boolean holds = expected.equals(found);
        System.out.println((holds ? "ok    " : "FAIL  ") + sentence);
        if (!holds) {
            failures++;
            System.out.println("      found " + found.size() + " lines; the first that differs:");
            for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
                String wanted = i < expected.size() ? expected.get(i) : "nothing";
                String got = i < found.size() ? found.get(i) : "nothing";
                if (!wanted.equals(got)) {
                    System.out.println("      actual   " + got + "\n      expected " + wanted);
                    return;
                }
            }
        }
    }

    private static List<String> rows(Output output, ContractTable table) throws IOException {
        Location file = output.newest(table.name(), ANY_DAY).orElseThrow();
        List<String> rows = new ArrayList<>();
        try (FileRows all = FileRows.of(table, file)) {
            all.forEachRemaining(row -> rows.add(text(table, row)));
        }
        return rows;
    }

    private static String text(ContractTable table, Map<String, @Nullable Object> row) {
        StringBuilder text = new StringBuilder();
        table.columnNames().stream()
                .filter(column -> !OF_THE_RUN.contains(column))
                .forEach(column ->
                        text.append(column).append('=').append(row.get(column)).append(' '));
        return text.toString();
    }

    private static List<String> items(Output output) throws IOException {
        PlanLibrary plans = new PlanLibrary(output.plans());
        DeletionPlan plan = plans.newest().orElseThrow();
        byte[] items = plans.folder(plan.planId()).resolve("items.csv").read();
        return new String(items, StandardCharsets.UTF_8).lines().toList();
    }
}

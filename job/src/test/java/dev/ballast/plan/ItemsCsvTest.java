package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.DeletionPlan.Snapshot;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Location;
import dev.ballast.tables.RunFolder;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts of items as a spreadsheet opens them. What a registry lays out itself begins with letters; what somebody else puts
 * into its storage begins with anything.
 */
class ItemsCsvTest {
    private static final List<String> DANGEROUS =
            List.of("=HYPERLINK(\"http://example.org\")", "+1", "-rf", "@SUM(A1)", "\tx", "\rx", "'=1", "'quoted'");
    private static final List<String> HARMLESS =
            List.of("a=b", "1-1", " blank ", "comma, \"quote\" and\nline", "backslash\\", "ünïcode", "50%25");

    @TempDir
    private Path folder;

    @Test
    void beginNoFormulaAndReadBackAsTheyAre() throws IOException {
        List<String> paths = new ArrayList<>(DANGEROUS);
        paths.addAll(HARMLESS);

        PlanLibrary plans = write(paths);

        String csv = new String(
                plans.folder(plans.newest().orElseThrow().planId())
                        .resolve("items.csv")
                        .read(),
                StandardCharsets.UTF_8);
        assertThat(csv.lines()).noneMatch(line -> line.matches(".*(^|,)\"?[=+\\-@\\t\\r].*"));
        assertThat(csv).contains(",'+1,", ",'-rf,", ",'@SUM(A1),", ",''=1,", ",1-1,", ",'=rule,", ",'@evidence");
        List<String> read = new ArrayList<>();
        try (ItemReader items = plans.items(plans.newest().orElseThrow().planId())) {
            items.forEachRemaining(item -> read.add(item.path()));
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(paths);
    }

    private PlanLibrary write(List<String> paths) throws IOException {
        Dataset<Row> candidates = SharedSpark.session()
                .createDataFrame(paths.stream().map(ItemsCsvTest::candidate).toList(), Candidates.TABLE.schema());
        PlanLibrary plans = new PlanLibrary(Location.of(folder).resolve("plans"));
        RunFolder run = new RunFolder(SharedSpark.session(), Location.of(folder).resolve("run"));
        new PlanWriter(SharedSpark.session(), run, plans)
                .prepare("20261123T023000Z-00000000", candidates, (planId, change) -> head(planId))
                .publish();
        return plans;
    }

    private static Row candidate(String path) {
        Instant time = TestRegistry.NOW;
        return RowFactory.create(
                Reason.STALE_UPLOAD.item(),
                Reason.STALE_UPLOAD.label(),
                "library/app",
                null,
                path,
                1L,
                time,
                null,
                null,
                null,
                null,
                time,
                null,
                "v1",
                "=rule",
                "@evidence");
    }

    private static DeletionPlan head(String planId) {
        Instant time = TestRegistry.NOW;
        return new DeletionPlan(
                DeletionPlan.FORMAT_VERSION,
                planId,
                "20261123T023000Z-00000000",
                DeletionPlan.OK,
                time,
                time,
                "test",
                "file:///srv/registry",
                new Snapshot(time, time, time),
                null,
                Total.NONE,
                Map.of(),
                Map.of(),
                0,
                List.of(),
                false,
                List.of(),
                null,
                null);
    }
}

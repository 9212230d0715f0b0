package dev.ballast.publish;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.plan.PlanItem;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.reports.model.BaseImageRow;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.model.PlanReport.PlannedItem;
import dev.ballast.reports.model.PlanReport.ReasonAmount;
import dev.ballast.reports.model.ProblemReport.KindCount;
import dev.ballast.reports.model.ProblemReport.Problem;
import dev.ballast.reports.model.ProjectRow;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.reports.model.RepositoryRow;
import dev.ballast.reports.model.RunChange.RepositoryChange;
import dev.ballast.reports.model.RunRow;
import dev.ballast.reports.model.SharingRow;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of {@link ThreeDays}. */
class PublishedReportTest {
    private static TestResult first;
    private static TestResult secondDay;
    private static TestResult last;
    private static Output output;
    private static Report report;

    @BeforeAll
    static void runFourTimesInThreeDays() {
        ThreeDays days = ThreeDays.once();
        first = days.replaced();
        secondDay = days.second();
        last = days.last();
        output = days.output();
        report = new SavedReports(output).newest();
    }

    @Test
    void holdsTheRowsOfTheTables() {
        assertThat(report.run())
                .isEqualTo(ReportJson.row(RunRow.class, last.run().columns()));
        assertThat(report.repositories())
                .containsExactlyInAnyOrderElementsOf(rows(TableContract.REPOSITORIES, RepositoryRow.class));
        assertThat(report.projects())
                .containsExactlyInAnyOrderElementsOf(rows(TableContract.PROJECTS, ProjectRow.class));
        assertThat(report.layerSharing()).isEqualTo(rows(TableContract.LAYER_SHARING, SharingRow.class));
        assertThat(report.baseImages())
                .containsExactlyInAnyOrderElementsOf(rows(TableContract.BASE_IMAGES, BaseImageRow.class));
        assertThat(report.problems().first())
                .containsExactlyInAnyOrderElementsOf(rows(TableContract.PROBLEMS, Problem.class));
        assertThat(List.of(report.repositories(), report.projects(), report.layerSharing(), report.baseImages()))
                .doesNotContain(List.of());
    }

    @Test
    void itsHistoryIsOnePointForEachEarlierDayOfThatDaysLastRun() {
        assertThat(report.history())
                .extracting(HistoryPoint::runAt)
                .containsExactly(NOW.plus(ThreeDays.HOUR), NOW.plus(ThreeDays.DAY));
        assertThat(report.history())
                .extracting(HistoryPoint::storedBytes)
                .containsExactly(stored(first), stored(secondDay));
        assertThat(Objects.requireNonNull(report.growth()).points()).isEqualTo(3);
        assertThat(new SavedReports(output)
                        .of(String.valueOf(first.column("run_id")))
                        .history())
                .isEmpty();
    }

    @Test
    void saysWhatChangedSinceTheRunBefore() {
        var change = Objects.requireNonNull(report.sincePrevious());
        assertThat(change.previousRunAt()).isEqualTo(NOW.plus(ThreeDays.DAY));
        assertThat(change.storedBytes())
                .isEqualTo(stored(last) - stored(secondDay))
                .isEqualTo(ThreeDays.YOUNG_BYTES);
        assertThat(change.repositories()).isEqualTo(-1);
        assertThat(change.repositoriesChanged())
                .containsExactly(new RepositoryChange("team/app", distinctBytes(secondDay, "team/app"), 0));
        assertThat(Objects.requireNonNull(new SavedReports(output)
                                .of(String.valueOf(secondDay.column("run_id")))
                                .sincePrevious())
                        .repositoriesChanged())
                .containsExactly(new RepositoryChange("library/new", 0, distinctBytes(secondDay, "library/new")));
    }

    @Test
    void itsPlanIsTheOneOfTheRun() {
        assertThat(report.plan().planId()).isEqualTo(last.plan().planId());
        assertThat(report.plan().total().items()).isEqualTo(last.items().size());
        assertThat(report.plan().byReason().stream()
                        .mapToLong(ReasonAmount::bytes)
                        .sum())
                .isEqualTo(last.items().stream().mapToLong(PlanItem::sizeBytes).sum());
        assertThat(report.plan().protectedBy())
                .containsExactly(new ReasonAmount("age", "younger than the minimum age", 1, ThreeDays.YOUNG_BYTES));
        assertThat(report.plan().largestItems())
                .extracting(PlannedItem::path)
                .isEqualTo(last.items().stream().map(PlanItem::path).toList());
        assertThat(report.plan().largestItems().get(0))
                .isEqualTo(new PlannedItem(
                        "blob",
                        "unreferenced_blob",
                        "library/app",
                        digestOf("orphan").toString(),
                        "docker/registry/v2/blobs/sha256/%s/%s/data"
                                .formatted(
                                        digestOf("orphan").hex().substring(0, 2),
                                        digestOf("orphan").hex()),
                        ThreeDays.ORPHAN_BYTES,
                        NOW.minus(TestRegistry.USUAL_AGE)));
        assertThat(report.plan().byRepository().get(0).repository()).isEqualTo("library/app");
        assertThat(report.plan().gates()).hasSameSizeAs(last.plan().gates());
    }

    @Test
    void countsProblemsWorstFirst() {
        assertThat(report.problems().counts())
                .extracting(KindCount::kind)
                .containsExactly("damaged_manifest", "missing_blob");
        assertThat(report.problems().total()).isEqualTo(last.problems().size());
    }

    @Test
    void liesThereAsAPageAsTextAndAsData() throws IOException {
        Path folder = last.out().resolve("report");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "report.json", "report.md", "summary.txt");
        }
        for (ReportForm form : ReportForm.values()) {
            assertThat(Files.readAllBytes(folder.resolve(form.file())))
                    .as(form.file())
                    .isEqualTo(form.render(report));
        }
        assertThat(folder.resolve("summary.txt")).content().contains(last.plan().planId());
    }

    @Test
    void aDamagedDayIsNamedBeforeTheWork(@TempDir Path folder) throws IOException {
        TestRun run = TestRun.over(TestRegistry.in(folder).image("library/app", "v1", "base"));
        Path damaged = folder.resolve("out/tables/runs/run_date=2026-11-23/runs.parquet");
        Files.createDirectories(damaged.getParent());
        Files.writeString(damaged, "PAR1 and no more");
        assertThatThrownBy(() -> run.at(NOW.plus(ThreeDays.DAY)).run())
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContainingAll(damaged.toString(), "move it away");
    }

    private static long stored(TestResult result) {
        return (Long) Objects.requireNonNull(result.column("stored_bytes"));
    }

    private static long distinctBytes(TestResult result, String repository) {
        return result.repository(repository).getAs("distinct_bytes");
    }

    private static <T extends Record> List<T> rows(ContractTable table, Class<T> type) {
        return last.table(table.name()).stream()
                .map(row -> ReportJson.row(type, columns(row)))
                .toList();
    }

    private static Map<String, Object> columns(Row row) {
        Map<String, Object> columns = new HashMap<>();
        for (String name : row.schema().fieldNames()) {
            Object value = row.getAs(name);
            columns.put(name, value instanceof java.sql.Timestamp time ? time.toInstant() : value);
        }
        return columns;
    }
}

package dev.ballast.nightly;

import static java.util.Comparator.comparingLong;

import com.google.common.collect.Comparators;
import com.google.common.collect.Streams;
import dev.ballast.analytics.ProblemsSection;
import dev.ballast.plan.PlanSection;
import dev.ballast.plan.PreparedPlan;
import dev.ballast.publish.EarlierRuns;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import dev.ballast.reports.model.BaseImageRow;
import dev.ballast.reports.model.Growth;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.model.ProblemReport;
import dev.ballast.reports.model.ProjectRow;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.ReportJson;
import dev.ballast.reports.model.RepositoryRow;
import dev.ballast.reports.model.RunChange;
import dev.ballast.reports.model.RunRow;
import dev.ballast.reports.model.SharingRow;
import dev.ballast.tables.FileRows;
import dev.ballast.tables.Location;
import dev.ballast.tables.RepositorySums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a run's report from what was counted and from the files that were written. Needs no job of Spark, and holds no more
 * rows than a page has room for.
 *
 * @param earlier the runs before this one
 * @param repositoriesBefore what the newest of them published of repositories
 */
record RunReport(RunOptions options, EarlierRuns earlier, Optional<Location> repositoriesBefore) {
    private static final int MOST_PROJECTS = 1_000;
    private static final int MOST_BASE_IMAGES = 50;
    private static final int MOST_CHANGES = 20;

    /**
     * The report.
     *
     * @param columns the run's row of table {@code runs}
     */
    Report of(Map<String, @Nullable Object> columns, RunFiles files, PreparedPlan plan) {
        RunRow run = ReportJson.row(RunRow.class, columns);
        List<HistoryPoint> history = earlier.before(LocalDate.ofInstant(run.runAt(), ZoneOffset.UTC));
        return new Report(
                Report.FORMAT_VERSION,
                options.out().toString(),
                run,
                history,
                growth(history, run),
                sincePrevious(run, files),
                largest(files, TableContract.PROJECTS, ProjectRow.class, RepositorySums.DISTINCT_BYTES, MOST_PROJECTS),
                largest(
                        files,
                        TableContract.REPOSITORIES,
                        RepositoryRow.class,
                        RepositorySums.DISTINCT_BYTES,
                        Report.MOST_REPOSITORIES),
                layerSharing(files),
                largest(files, TableContract.BASE_IMAGES, BaseImageRow.class, "saved_bytes", MOST_BASE_IMAGES),
                PlanSection.of(plan.plan(), plan.highlights()),
                problems(files));
    }

    private @Nullable Growth growth(List<HistoryPoint> history, RunRow run) {
        List<HistoryPoint> points = new ArrayList<>(history);
        points.add(run.point());
        return Growth.of(points, options.capacityBytes()).orElse(null);
    }

    private @Nullable RunChange sincePrevious(RunRow run, RunFiles files) {
        HistoryPoint previous = earlier.newest().orElse(null);
        if (previous == null) {
            return null;
        }
        List<RunChange.RepositoryChange> changes = repositoriesBefore
                .map(before -> read(
                        TableContract.REPOSITORIES,
                        before,
                        then -> read(
                                TableContract.REPOSITORIES,
                                files.file(TableContract.REPOSITORIES),
                                now -> RepositoryChanges.largest(MOST_CHANGES, then, now))))
                .orElse(List.of());
        return RunChange.between(previous, run.point(), changes);
    }

    private static List<SharingRow> layerSharing(RunFiles files) {
        return read(
                TableContract.LAYER_SHARING,
                files.file(TableContract.LAYER_SHARING),
                rows -> Streams.stream(rows)
                        .map(row -> ReportJson.row(SharingRow.class, row))
                        .toList());
    }

    private static ProblemReport problems(RunFiles files) {
        return read(TableContract.PROBLEMS, files.file(TableContract.PROBLEMS), ProblemsSection::of);
    }

    private static <T extends Record> List<T> largest(
            RunFiles files, ContractTable table, Class<T> type, String column, int most) {
        return read(
                table,
                files.file(table),
                rows -> Streams.stream(rows)
                        .collect(Comparators.greatest(
                                most, comparingLong(row -> (Long) Objects.requireNonNull(row.get(column)))))
                        .stream()
                        .map(row -> ReportJson.row(type, row))
                        .toList());
    }

    private static <T> T read(ContractTable table, Location file, Function<FileRows, T> reading) {
        try (FileRows rows = FileRows.of(table, file)) {
            return reading.apply(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what was written as " + file, e);
        }
    }
}

package dev.ballast.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run as people read it, as {@code report.json} holds it. Readers ignore what they do not know, and take a list that is not
 * there as empty; {@code format_version} rises only when that is not enough.
 *
 * <pre>{@code
 * {"format_version": 1, "out": "file:///srv/ballast",
 *  "run": {"run_id": "20261123T023000Z-9f8e7d6c", "run_at": "2026-11-23T02:30:00Z", "status": "ok", "stored_bytes": 36700160, …},
 *  "history": [{"run_at": "2026-11-22T02:30:00Z", "stored_bytes": 35651584, …}],
 *  "growth": {"points": 12, "since": "2026-11-12T02:30:00Z", "bytes_per_day": 1048576, "days_until_full": 31, …},
 *  "since_previous": {"previous_run_at": "2026-11-22T02:30:00Z", "stored_bytes": 1048576, "repositories_changed": [{…}], …},
 *  "projects": [{"project": "library", "repositories": 2, "distinct_bytes": 20971520, …}],
 *  "repositories": [{"repository": "library/app", "project": "library", "tags": 12, "distinct_bytes": 16777216, …}],
 *  "layer_sharing": [{"reference_count": 1, "blobs": 310, "bytes": 8388608}],
 *  "base_images": [{"name": "library/base:3.20", "images": 40, "lagging_images": 3, …}],
 *  "plan": {"plan_id": "20261123T023000Z-1a2b3c4d", "status": "ok", "total": {"items": 8, "bytes": 4194304},
 *           "by_reason": [{"reason": "unreferenced_blob", "meaning": "no manifest of any repository names it", …}],
 *           "gates": [{"gate": "PlanShareBelowLimit", "passed": true, "limit": "at most 30.0 %", "value": "11.4 %", …}], …},
 *  "problems": {"total": 1, "counts": [{"severity": "warning", "kind": "dangling_tag", …}], "first": [{…}]}}
 * }</pre>
 *
 * @param out the run's output as the option {@code --out} takes it, for the commands that the report names; nothing if unknown
 * @param history one point per earlier day, oldest first, without this run
 * @param growth nothing until there are enough days for a line
 * @param sincePrevious nothing for the first run
 * @param repositories in any order; pages show the largest {@value #MOST_REPOSITORIES}, so there need not be more
 * @param baseImages those that save most, most first
 */
public record Report(
        int formatVersion,
        @Nullable String out,
        RunRow run,
        List<HistoryPoint> history,
        @Nullable Growth growth,
        @Nullable RunChange sincePrevious,
        List<ProjectRow> projects,
        List<RepositoryRow> repositories,
        List<SharingRow> layerSharing,
        List<BaseImageRow> baseImages,
        PlanReport plan,
        ProblemReport problems) {

    public static final int FORMAT_VERSION = 1;

    /** How many repositories a page has room for. */
    public static final int MOST_REPOSITORIES = 10_000;

    public Report {
        requireNonNull(run, "A report without its run");
        requireNonNull(plan, "A report without its plan");
        requireNonNull(problems, "A report without problems");
        history = List.copyOf(history);
        projects = List.copyOf(projects);
        repositories = List.copyOf(repositories);
        layerSharing = List.copyOf(layerSharing);
        baseImages = List.copyOf(baseImages);
    }
}

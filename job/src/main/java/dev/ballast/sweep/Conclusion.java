package dev.ballast.sweep;

import static com.google.common.collect.ImmutableList.toImmutableList;

import dev.ballast.plan.Approval;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.sweep.AttemptEnd.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep ends with: another look, and what that asks for comes back; the tags of the repositories that were touched are
 * followed; and it is written down what came of everything. A process that was told to end only does the last.
 */
final class Conclusion {
    /** Longer than a registry needs from looking at a blob to linking it, which is one request of a client. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private static final int SAMPLES = 20;

    private final Output output;
    private final PlanLibrary plans;
    private final SweptRegistry registry;
    private final RowMaker rows;
    private final Approval approval;
    private final SweepOptions options;

    Conclusion(Output output, SweptRegistry registry, RowMaker rows, Approval approval, SweepOptions options) {
        this.output = output;
        this.plans = new PlanLibrary(output.plans());
        this.registry = registry;
        this.rows = rows;
        this.approval = approval;
        this.options = options;
    }

    SweepResult of(Journal journal, Lookout lookout, Progress progress) throws IOException {
        SecondLook secondLook = new SecondLook(registry, lookout, journal);
        TagCheck tags = new TagCheck(registry);
        if (progress.halt() != Halt.TOLD_TO_END) {
            if (!options.readOnlyRegistry()) {
                registry.pause().accept(progress.tookAny() ? SETTLE : Duration.ZERO);
                secondLook.run();
            }
            tags.check(touched(journal));
        }
        Tally tally = new Tally();
        String hash =
                new OutcomeFiles(plans, approval.planId(), journal, rows, now()).write(progress.notReached(), tally);
        SweepResult result = new SweepResult(
                approval.planId(),
                progress.status(),
                now(),
                progress.waitsUntil(),
                tally.totals(),
                tally.reasons(),
                secondLook.restored().size(),
                paths(secondLook.restored()),
                secondLook.lost().size(),
                paths(secondLook.lost()),
                tags.tags(),
                tags.brokenBySweep(),
                tags.broken(),
                hash);
        record(result);
        if (progress.tookAny() && !progress.isOpen()) {
            journal.current().end(end(progress));
        }
        return result;
    }

    private AttemptEnd end(Progress progress) {
        Status status = switch (progress.status()) {
            case SweepResult.WAITING -> Status.WAITING;
            case SweepResult.STOPPED -> Status.STOPPED;
            default -> Status.COMPLETE;
        };
        return new AttemptEnd(status, now(), progress.condemnedAt(), progress.waitsUntil());
    }

    private static Set<String> touched(Journal journal) throws IOException {
        Set<String> repositories = new HashSet<>();
        for (Step step : Step.values()) {
            int chunks = journal.chunks(step);
            for (int chunk = 0; chunk < chunks; chunk++) {
                for (OutcomeRow row : journal.known(step, chunk)) {
                    String repository = row.repository().isEmpty() ? row.lastLinkedBy() : row.repository();
                    if (row.outcome().isTaken() && !repository.isEmpty()) {
                        repositories.add(repository);
                    }
                }
            }
        }
        return repositories;
    }

    private void record(SweepResult result) throws IOException {
        result.write(plans);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("approved_by", approval.approvedBy());
        details.put("status", result.status());
        details.put("read_only_registry", options.readOnlyRegistry());
        details.put("outcomes", result.outcomes());
        details.put("restored_items", result.restoredItems());
        details.put("outcomes_sha256", result.outcomesSha256());
        new AuditLog(output.folder()).add(now(), "applied", result.planId(), details);
    }

    private static List<String> paths(List<OutcomeRow> rows) {
        return rows.stream().limit(SAMPLES).map(OutcomeRow::path).collect(toImmutableList());
    }

    private Instant now() {
        return registry.clock().instant();
    }
}

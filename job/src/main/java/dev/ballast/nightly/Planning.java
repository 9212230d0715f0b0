package dev.ballast.nightly;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.DeletionPlan.Snapshot;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.plan.Facts;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.PlanWriter;
import dev.ballast.plan.PolicyFacts;
import dev.ballast.plan.PreparedPlan;
import dev.ballast.plan.Reason;
import dev.ballast.plan.Verdict;
import dev.ballast.policy.InUse;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the gates, and writes what they let through as a plan. */
record Planning(RunOptions options, PlanLibrary plans, Clock clock) {
    private static final Duration VALIDITY = Duration.ofDays(7);

    /**
     * The plan before this one.
     *
     * @throws dev.ballast.plan.UnreadablePlanException if it is damaged
     */
    Optional<DeletionPlan> newest() {
        try {
            return plans.newest();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the plans at " + plans.folder(), e);
        }
    }

    /** What the gates say of what was seen. */
    Verdict judge(Scanned scanned, Marked marked, Selected selected) {
        return new Verdict(options.gates()
                .check(new Facts(
                        options.registry().toString(),
                        newest().map(DeletionPlan::registry),
                        scanned.unlisted(),
                        Findings.unlisted(scanned),
                        scanned.manifests().count(Scanned.UNREAD),
                        Findings.unread(scanned),
                        scanned.blobs().count(Scanned.BLOBS),
                        scanned.links().count(Scanned.ENTRIES),
                        scanned.manifests().count(Scanned.REFERENCES),
                        marked.blobs(BlobState.REFERENCED),
                        marked.blobs(BlobState.MISSING),
                        scanned.blobs().count(Scanned.BYTES),
                        selected.total(Reason.UNREFERENCED_BLOB, true).bytes(),
                        options.minAge(),
                        policyFacts(scanned, marked))));
    }

    private PolicyFacts policyFacts(Scanned scanned, Marked marked) {
        return marked.decided()
                .map(decided -> new PolicyFacts(
                        options.policyInputs().policy().untaggedRule(),
                        scanned.links().count(Scanned.TAGS),
                        marked.revisions().count(Marked.REVISIONS),
                        scanned.links().count(Scanned.OF_HARBOR) > 0,
                        decided.count(Marked.EMPTIED),
                        options.policyInputs().mayEmptyRepositories(),
                        List.copyOf(options.policyInputs().inUse().silent().values()),
                        options.policyInputs().inUse().problems()))
                .orElse(PolicyFacts.NONE);
    }

    private DeletionPlan.@Nullable Feeds feeds() {
        InUse inUse = options.policyInputs().inUse();
        return inUse.freshUntil()
                .map(until -> new DeletionPlan.Feeds(inUse.feeds(), until))
                .orElse(null);
    }

    /** Writes the plan, not yet in its place. */
    PreparedPlan prepare(
            String runId, RunFolder run, Scanned scanned, Selected selected, Verdict verdict, Instant startedAt) {
        boolean open = verdict.refusal().isEmpty();
        Snapshot snapshot = new Snapshot(
                scanned.blobsListedAt(),
                scanned.linksListedAt(),
                options.seenAt(startedAt).minus(options.minAge()));
        Instant createdAt = clock.instant();
        try {
            return new PlanWriter(run.spark(), run, plans)
                    .prepare(
                            runId,
                            selected.behind(verdict),
                            (planId, change) -> new DeletionPlan(
                                    DeletionPlan.FORMAT_VERSION,
                                    planId,
                                    runId,
                                    verdict.status(),
                                    createdAt,
                                    createdAt.plus(VALIDITY),
                                    options.toolVersion(),
                                    options.registry().toString(),
                                    snapshot,
                                    options.policyInputs().sha256(),
                                    open ? selected.planned() : Total.NONE,
                                    open ? selected.byReason() : Map.of(),
                                    selected.kept(verdict),
                                    scanned.blobs().count(Scanned.BYTES),
                                    verdict.gates(),
                                    verdict.incomplete(),
                                    verdict.incompleteBecause(),
                                    change,
                                    feeds()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the plan to " + plans.folder(), e);
        }
    }
}

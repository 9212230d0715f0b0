package dev.ballast.sweep;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.tables.Location;
import dev.ballast.tables.WorkingRows;
import java.io.IOException;
import java.time.Instant;

/**
 * The manifests of repositories whose needs the plan has taken into account: those that its run saw, without those that it
 * takes. Any other one that is there now is read again, and so is one that was pushed again since.
 */
final class KnownRevisions {
    /** Clocks of hosts and stores differ; to read a manifest once more costs nothing else. */
    private static final long CLOCK_MARGIN_SECONDS = 3600;

    private static final String TABLE = "revisions";
    private static final String REPOSITORY = "repository";
    private static final String DIGEST = "digest";
    private static final String IS_REVISION = "is_revision";

    private final DigestSet known;
    private final Instant since;

    private KnownRevisions(DigestSet known, Instant since) {
        this.known = known;
        this.since = since;
    }

    /** Nothing is known: every manifest is read. */
    static KnownRevisions none() {
        return new KnownRevisions(new DigestSet(), Instant.MIN);
    }

    /** What the run of a plan saw. */
    static KnownRevisions of(Output output, DeletionPlan plan) throws IOException {
        try (ItemReader items = new PlanLibrary(output.plans()).items(plan.planId())) {
            return of(output.run(plan.runId()), items, plan.snapshot().linksListedAt());
        }
    }

    /**
     * Reads what a run saw. If its tables are gone, nothing is known.
     *
     * @param run the folder of the run
     * @param items of the plan
     * @param listedAt when the run began to list the repositories
     */
    static KnownRevisions of(Location run, ItemReader items, Instant listedAt) throws IOException {
        DigestSet planned = new DigestSet();
        while (items.hasNext()) {
            PlanItem item = items.next();
            if (RegistryLayout.classify(item.path()) instanceof Entry.RevisionLink link) {
                planned.add(Wanted.pair(link.repository(), link.digest().toString()));
            }
        }
        DigestSet known = new DigestSet();
        WorkingRows.forEach(run.resolve(TABLE), row -> {
            String pair = Wanted.pair(row.getString(REPOSITORY, 0), row.getString(DIGEST, 0));
            if (row.getBoolean(IS_REVISION, 0) && !planned.contains(pair)) {
                known.add(pair);
            }
        });
        return new KnownRevisions(known, listedAt.minusSeconds(CLOCK_MARGIN_SECONDS));
    }

    /** Whether a manifest's needs are those of the plan's run. */
    boolean contains(String repository, String digest, Instant linkedAt) {
        return linkedAt.isBefore(since) && known.contains(Wanted.pair(repository, digest));
    }
}

package dev.ballast.nightly;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.analytics.LayerSharing;
import dev.ballast.analytics.ProjectsTable;
import dev.ballast.mark.BlobStates;
import dev.ballast.mark.Damage;
import dev.ballast.mark.PolicyDecisions;
import dev.ballast.mark.ReferenceCounts;
import dev.ballast.mark.Roots;
import dev.ballast.mark.TagReach;
import dev.ballast.policy.PolicyFile;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Decided;
import dev.ballast.tables.Joins;
import dev.ballast.tables.MediaTypes;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Rows;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.Usage;
import dev.ballast.tables.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is reachable, as written tables.
 *
 * @param decisions what the policy decides; nothing if there is none
 * @param reachable repository, digest, tags of the reachable revisions
 * @param mediaTypes what manifests say that blobs are
 * @param resolutions repository, named digest, digest: what digests of other algorithms stand for
 * @param unresolved repository, named digest: digests of other algorithms that nothing resolves
 */
record Marked(
        Written revisions,
        @Nullable Written decisions,
        Dataset<Row> reachable,
        Written usage,
        Written counted,
        MediaTypes mediaTypes,
        Dataset<Row> resolutions,
        Dataset<Row> unresolved) {
    static final String DANGLING_TAGS = "dangling_tags";
    static final String REVISIONS = "revisions";
    /** Blobs of repositories that are linked as layers and that nothing there names. */
    static final String UNNAMED = "unnamed";
    /** Stored blobs that several repositories of one project reach. */
    static final String SHARED_WITHIN_PROJECT = "shared_within_project";
    /** Blobs whose stored size is not the declared one. */
    static final String ODD_SIZES = "odd_sizes";

    /** Totals of the referenced blobs that published tables must sum to as well. */
    static final String LOGICAL_BYTES = "logical_bytes";

    static final String REPOSITORY_BYTES = "repository_bytes";
    static final String PROJECT_BYTES = "project_bytes";
    static final String LAYER_BYTES = "layer_bytes";

    /** Repositories that the policy would empty although a tag was pushed lately. */
    static final String EMPTIED = "emptied";
    /** Tags and revisions that a rule takes, whether something keeps them or not. */
    static final String TAKEN = "taken";

    /** Orphaned referrers, and uses of images that are not there. */
    static final String ORPHANED = "orphaned";

    /** Marks from the roots; nothing younger than the minimum age is left unprotected. */
    static Marked mark(Scanned scanned, RunFolder run, RunOptions options, Instant now, Steps steps) {
        Instant cutoff = now.minus(options.minAge());
        Dataset<Row> links = scanned.links().rows();
        Dataset<Row> manifests = scanned.manifests().rows();
        Written revisions = steps.run(
                "gather revisions", () -> run.write(Revisions.TABLE, Roots.revisions(links), revisionCounts()));
        Dataset<Row> everyRevision = Roots.everyRevision(revisions.rows());
        Dataset<Row> damaged = damaged(scanned, everyRevision)
                .unionByName(tagsMovedSince(options, revisions))
                .distinct();
        PolicyFile policy = options.policyInputs().file();
        Written decisions = policy == null
                ? null
                : steps.run(
                        "apply the policy",
                        () -> run.write(
                                Decided.TABLE,
                                PolicyDecisions.of(
                                        new PolicyDecisions.Sources(
                                                links,
                                                revisions.rows(),
                                                manifests,
                                                damaged,
                                                options.policyInputs().inUse(),
                                                PullRows.of(run, options.policyInputs())),
                                        policy,
                                        now,
                                        cutoff),
                                decisionCounts()));
        Dataset<Row> reachable = decisions == null ? everyRevision : Roots.kept(revisions.rows(), decisions.rows());
        MediaTypes mediaTypes = MediaTypes.of(
                run.spark(), new TreeSet<>(scanned.manifests().counts().set(Scanned.MEDIA_TYPES)));
        long toResolve = scanned.manifests().count(Scanned.REFERENCES_TO_RESOLVE);
        Dataset<Row> resolutions = Rows.unlessNone(toResolve, Damage.resolutions(links));
        ReferenceCounts.Sources sources = new ReferenceCounts.Sources(
                links,
                manifests,
                reachable,
                Rows.unlessNone(
                        scanned.manifests().count(Scanned.JOINING), TagReach.of(reachable, scanned.joiningManifests())),
                mediaTypes,
                damaged,
                resolutions);
        Written usage = steps.run(
                "count references", () -> run.write(Usage.TABLE, ReferenceCounts.usage(sources), usageCounts()));
        Written counted = steps.run(
                "mark blobs",
                () -> run.write(
                        Counted.TABLE,
                        BlobStates.of(scanned.blobs().rows(), usage.rows(), scanned.blobsListedAt(), cutoff),
                        stateCounts()));
        return new Marked(
                revisions,
                decisions,
                reachable,
                usage,
                counted,
                mediaTypes,
                resolutions,
                Rows.unlessNone(toResolve, Damage.unresolved(links, reachable, manifests)));
    }

    private static Dataset<Row> damaged(Scanned scanned, Dataset<Row> everyRevision) {
        return Damage.repositories(
                scanned.links().rows(), everyRevision, scanned.manifests().rows(), scanned.damages());
    }

    /**
     * Repositories in which a tag, which is read now, points at what an older listing does not hold: what was pushed since may
     * name anything there.
     */
    private static Dataset<Row> tagsMovedSince(RunOptions options, Written revisions) {
        return Rows.unlessNone(
                options.inventory() == null ? 0 : revisions.count(DANGLING_TAGS),
                Damage.repositoriesOfDangling(revisions.rows()));
    }

    /** Rows of {@link Revisions} that are reachable. */
    Dataset<Row> reachableRevisions() {
        return decisions == null
                ? revisions.rows()
                : revisions.rows().join(reachable, Joins.on(Roots.REPOSITORY, Roots.DIGEST), "left_semi");
    }

    /** What the policy decides, if there is one. */
    Optional<Written> decided() {
        return Optional.ofNullable(decisions);
    }

    long blobs(BlobState state) {
        return counted.count(blobsIn(state));
    }

    long bytes(BlobState state) {
        return counted.count(bytesIn(state));
    }

    private static Map<String, Column> usageCounts() {
        return Map.of(UNNAMED, count_if(col(Usage.LAYER_LINKED).and(not(col(Usage.REACHED)))));
    }

    private static Map<String, Column> revisionCounts() {
        return Map.of(
                DANGLING_TAGS,
                count_if(not(col(Revisions.IS_REVISION))),
                REVISIONS,
                count_if(col(Revisions.IS_REVISION)));
    }

    private static Map<String, Column> decisionCounts() {
        return Map.of(
                EMPTIED,
                count_if(col(Decided.EMPTIED)),
                ORPHANED,
                count_if(col(Decided.ORPHANED).or(col(Decided.KIND).equalTo(Decided.MISSING_ROW))),
                TAKEN,
                count_if(isTaken()));
    }

    /** Whether a rule takes it. */
    static Column isTaken() {
        return col(Decided.KIND)
                .isin(Decided.TAG_ROW, Decided.MANIFEST_ROW)
                .and(not(col(Decided.KEEPS)).or(col(Decided.KEPT_BY).isNotNull()));
    }

    private static Map<String, Column> stateCounts() {
        Map<String, Column> counts = new HashMap<>();
        counts.put(ODD_SIZES, count_if(BlobStates.isOddlySized()));
        counts.put(SHARED_WITHIN_PROJECT, count_if(ProjectsTable.isSharedWithin()));
        counts.put(LOGICAL_BYTES, total(bytesTimes(Counted.LOGICAL_COUNT)));
        counts.put(REPOSITORY_BYTES, total(bytesTimes(Counted.REPOSITORY_REFERENCES)));
        counts.put(PROJECT_BYTES, total(bytesTimes(Counted.PROJECT_REFERENCES)));
        counts.put(LAYER_BYTES, total(when(LayerSharing.isSharedLayer(), col(Counted.SIZE_BYTES))));
        for (BlobState state : BlobState.values()) {
            Column isState = col(Counted.STATE).equalTo(state.label());
            counts.put(blobsIn(state), count_if(isState));
            counts.put(bytesIn(state), total(when(isState, col(Counted.SIZE_BYTES))));
        }
        return counts;
    }

    private static Column bytesTimes(String count) {
        Column isReferenced = col(Counted.STATE).equalTo(BlobState.REFERENCED.label());
        return when(isReferenced, col(Counted.SIZE_BYTES).multiply(col(count)));
    }

    private static Column total(Column amount) {
        return coalesce(sum(amount), lit(0L));
    }

    private static String blobsIn(BlobState state) {
        return state.label() + "_blobs";
    }

    private static String bytesIn(BlobState state) {
        return state.label() + "_bytes";
    }
}

package dev.ballast.plan;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.Blobs;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Decided;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Uploads;
import dev.ballast.tables.Usage;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Selects everything that nothing needs, with its evidence. Age decides whether it may go tonight: the newest of a
 * thing's own time and of every link to it.
 */
public final class CandidateSelection {

    private final Duration minAge;
    private final Instant cutoff;

    /**
     * @param now when the run began
     * @param minAge what is younger is protected
     */
    public CandidateSelection(Instant now, Duration minAge) {
        this.minAge = minAge;
        this.cutoff = now.minus(minAge);
    }

    /**
     * What the selection looks at.
     *
     * @param garbage rows of {@link Counted} that no root reaches
     * @param notStored rows of {@link Counted} that are named or linked, and not stored
     * @param absentManifests rows of {@link Manifests} that are not stored
     * @param decided rows of {@link Decided} about what a rule takes, whether something keeps it or not
     * @param unnamed rows of {@link Usage}: layers that a repository links and none of its manifests names
     */
    public record Evidence(
            Dataset<Row> blobs,
            Dataset<Row> links,
            Dataset<Row> uploads,
            Dataset<Row> garbage,
            Dataset<Row> notStored,
            Dataset<Row> absentManifests,
            Dataset<Row> unnamed,
            Dataset<Row> decided) {}

    /** One row of {@link Candidates} per thing that nothing needs. */
    public Dataset<Row> of(Evidence evidence) {
        return unasked(evidence)
                .unionByName(PolicyCandidates.of(evidence))
                .withColumn(Candidates.PROTECTED_UNTIL, youngest().plus(lit(minAge)))
                .withColumn(
                        Candidates.PROTECTED_BY,
                        coalesce(col(Candidates.PROTECTED_BY), when(youngest().gt(lit(cutoff)), Protection.AGE)));
    }

    /** What may go without asking the policy. */
    private static Dataset<Row> unasked(Evidence evidence) {
        Column nothing = lit(null).cast(DataTypes.StringType);
        return blobs(evidence)
                .unionByName(deadLayerLinks(evidence))
                .unionByName(unnamedLayerLinks(evidence))
                .unionByName(deadRevisionLinks(evidence))
                .unionByName(uploads(evidence.uploads()))
                .withColumn(Candidates.PROTECTED_BY, nothing)
                .withColumn(Candidates.TAG, nothing)
                .withColumn(Candidates.RULE, nothing)
                .withColumn(Candidates.EVIDENCE, nothing);
    }

    private static Column youngest() {
        return greatest(col(Candidates.MODIFIED_AT), col(Candidates.NEWEST_LINK_AT));
    }

    private static Dataset<Row> blobs(Evidence evidence) {
        Dataset<Row> garbage = evidence.garbage()
                .select(Counted.DIGEST, Counted.NEWEST_LINK_AT, Counted.LINKING_REPOSITORIES, Counted.LINKING_PROJECTS);
        return garbage.join(
                        evidence.blobs().select(Blobs.DIGEST, Blobs.PATH, Blobs.SIZE_BYTES, Blobs.MODIFIED_AT),
                        Blobs.DIGEST)
                .join(lastLinks(evidence.links(), garbage), Joins.on(Counted.DIGEST), "left")
                .select(
                        item(Reason.UNREFERENCED_BLOB),
                        reason(Reason.UNREFERENCED_BLOB),
                        lit(null).cast(DataTypes.StringType).as(Candidates.REPOSITORY),
                        col(Candidates.DIGEST),
                        col(Candidates.PATH),
                        col(Candidates.SIZE_BYTES),
                        col(Candidates.MODIFIED_AT),
                        col(Candidates.NEWEST_LINK_AT),
                        col(Candidates.LAST_LINKED_BY),
                        col(Candidates.LINKING_REPOSITORIES),
                        col(Candidates.LINKING_PROJECTS));
    }

    private static Dataset<Row> lastLinks(Dataset<Row> links, Dataset<Row> garbage) {
        return links.filter(col(Links.DIGEST).isNotNull())
                .join(garbage.select(Counted.DIGEST), Joins.on(Links.DIGEST), "left_semi")
                .groupBy(Links.DIGEST)
                .agg(max_by(col(Links.REPOSITORY), col(Links.MODIFIED_AT)).as(Candidates.LAST_LINKED_BY));
    }

    private static Dataset<Row> deadLayerLinks(Evidence evidence) {
        return linksOf(EntryKind.LAYER, evidence)
                .join(evidence.notStored().select(Counted.DIGEST), Joins.on(Links.DIGEST), "left_semi")
                .select(ofLink(Reason.DEAD_LAYER_LINK));
    }

    private static Dataset<Row> unnamedLayerLinks(Evidence evidence) {
        Dataset<Row> unnamed = evidence.unnamed()
                .select(Usage.REPOSITORY, Usage.DIGEST)
                .join(evidence.notStored().select(Counted.DIGEST), Joins.on(Usage.DIGEST), "left_anti");
        return linksOf(EntryKind.LAYER, evidence)
                .join(unnamed, Joins.on(Links.REPOSITORY, Links.DIGEST), "left_semi")
                .select(ofLink(Reason.UNNAMED_LAYER_LINK));
    }

    private static Dataset<Row> deadRevisionLinks(Evidence evidence) {
        return linksOf(EntryKind.REVISION, evidence)
                .join(evidence.absentManifests().select(Manifests.DIGEST), Joins.on(Links.DIGEST), "left_semi")
                .select(ofLink(Reason.DEAD_REVISION_LINK));
    }

    static Dataset<Row> linksOf(EntryKind kind, Evidence evidence) {
        return evidence.links().filter(col(Links.KIND).equalTo(kind.label()));
    }

    private static Dataset<Row> uploads(Dataset<Row> uploads) {
        return uploads.select(
                item(Reason.STALE_UPLOAD),
                reason(Reason.STALE_UPLOAD),
                col(Uploads.REPOSITORY).as(Candidates.REPOSITORY),
                lit(null).cast(DataTypes.StringType).as(Candidates.DIGEST),
                col(Uploads.PATH).as(Candidates.PATH),
                col(Uploads.SIZE_BYTES).as(Candidates.SIZE_BYTES),
                col(Uploads.MODIFIED_AT).as(Candidates.MODIFIED_AT),
                lit(null).cast(DataTypes.TimestampType).as(Candidates.NEWEST_LINK_AT),
                lit(null).cast(DataTypes.StringType).as(Candidates.LAST_LINKED_BY),
                lit(null).cast(DataTypes.LongType).as(Candidates.LINKING_REPOSITORIES),
                lit(null).cast(DataTypes.LongType).as(Candidates.LINKING_PROJECTS));
    }

    static Column[] ofLink(Reason reason) {
        return new Column[] {
            item(reason),
            reason(reason),
            col(Links.REPOSITORY).as(Candidates.REPOSITORY),
            col(Links.DIGEST).as(Candidates.DIGEST),
            col(Links.PATH).as(Candidates.PATH),
            col(Links.SIZE_BYTES).as(Candidates.SIZE_BYTES),
            col(Links.MODIFIED_AT).as(Candidates.MODIFIED_AT),
            col(Links.MODIFIED_AT).as(Candidates.NEWEST_LINK_AT),
            col(Links.REPOSITORY).as(Candidates.LAST_LINKED_BY),
            lit(1L).as(Candidates.LINKING_REPOSITORIES),
            lit(1L).as(Candidates.LINKING_PROJECTS)
        };
    }

    private static Column item(Reason reason) {
        return lit(reason.item()).as(Candidates.ITEM);
    }

    private static Column reason(Reason reason) {
        return lit(reason.label()).as(Candidates.REASON);
    }
}

package dev.ballast.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Decided;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Usage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The published table {@code problems}: one row per finding. */
public final class Problems {
    private static final String REPOSITORY = "repository";
    private static final String DIGEST = "digest";
    private static final String PATH = "path";
    private static final Column NOWHERE = lit(null).cast(DataTypes.StringType);

    private Problems() {}

    /**
     * What is looked at. Each table may be empty where the run counted nothing to find in it.
     *
     * @param blobs places of the blobs folder
     * @param oddLinks links, if any of them is damaged or no link
     * @param links all links
     * @param danglingTags revisions, if any of them has a tag and is none
     * @param manifests manifests, if any of them was not parsed
     * @param missing counted blobs, if any of them is missing
     * @param oddlySized counted blobs, if any of them has another size than declared
     * @param unresolved repository, named digest
     * @param decided decisions, if any of them is about an orphaned referrer or a missing image
     */
    public record Sources(
            Dataset<Row> blobs,
            Dataset<Row> oddLinks,
            Dataset<Row> links,
            Dataset<Row> danglingTags,
            Dataset<Row> manifests,
            Dataset<Row> usage,
            Dataset<Row> missing,
            Dataset<Row> oddlySized,
            Dataset<Row> unresolved,
            Dataset<Row> decided) {}

    /** One row per finding, without run_id and run_at. */
    public static Dataset<Row> of(Sources sources) {
        return ofPlaces(sources.blobs().withColumn(REPOSITORY, NOWHERE).withColumn(DIGEST, NOWHERE))
                .unionByName(ofPlaces(sources.oddLinks()))
                .unionByName(ofLinks(sources.oddLinks()))
                .unionByName(ofManifests(sources.links(), sources.manifests()))
                .unionByName(ofTags(sources.links(), sources.danglingTags()))
                .unionByName(ofMissingBlobs(sources.usage(), sources.missing()))
                .unionByName(ofSizes(sources.oddlySized()))
                .unionByName(ofUnresolved(sources.unresolved()))
                .unionByName(ofPolicy(sources.decided()));
    }

    private static Dataset<Row> ofPlaces(Dataset<Row> entries) {
        return entries.filter(isKind(EntryKind.UNLISTED))
                .select(finding(ProblemKind.UNREAD_PLACE, col(REPOSITORY), col(DIGEST), col(PATH), col(Blobs.DETAIL)))
                .unionByName(entries.filter(isKind(EntryKind.UNRECOGNISED))
                        .select(finding(
                                ProblemKind.UNRECOGNISED_FILE,
                                col(REPOSITORY),
                                col(DIGEST),
                                col(PATH),
                                col(Blobs.DETAIL))));
    }

    private static Dataset<Row> ofPolicy(Dataset<Row> decided) {
        Dataset<Row> missing = decided.filter(col(Decided.KIND).equalTo(Decided.MISSING_ROW))
                .select(finding(
                        ProblemKind.MISSING_IMAGE_IN_USE,
                        col(REPOSITORY),
                        col(DIGEST),
                        NOWHERE,
                        concat(
                                coalesce(concat(lit("tag '"), col(Decided.TAG), lit("'")), lit("the digest")),
                                lit(" is in use by "),
                                col(Decided.EVIDENCE))));
        return missing.unionByName(decided.filter(col(Decided.ORPHANED))
                .select(finding(
                        ProblemKind.ORPHANED_REFERRER,
                        col(REPOSITORY),
                        col(DIGEST),
                        NOWHERE,
                        lit("what it refers to is no revision of the repository"))));
    }

    private static Dataset<Row> ofLinks(Dataset<Row> links) {
        Column isLink = col(Links.KIND)
                .isin(
                        EntryKind.REVISION.label(),
                        EntryKind.LAYER.label(),
                        EntryKind.TAG.label(),
                        EntryKind.TAG_HISTORY.label());
        return links.filter(isLink.and(col(Links.DETAIL).isNotNull()))
                .select(finding(
                        ProblemKind.DAMAGED_LINK,
                        col(REPOSITORY),
                        col(Links.NAMED_DIGEST),
                        col(PATH),
                        col(Links.DETAIL)));
    }

    private static Dataset<Row> ofManifests(Dataset<Row> links, Dataset<Row> manifests) {
        Dataset<Row> bad = manifests
                .filter(not(col(Manifests.STATE).equalTo(ManifestState.PARSED.label())))
                .select(
                        col(Manifests.DIGEST),
                        col(Manifests.STATE),
                        col(Manifests.DETAIL).as("why"));
        Dataset<Row> where = links.filter(isKind(EntryKind.REVISION)).join(bad, DIGEST);
        return ofState(where, ManifestState.DAMAGED, ProblemKind.DAMAGED_MANIFEST)
                .unionByName(ofState(where, ManifestState.ABSENT, ProblemKind.MISSING_MANIFEST))
                .unionByName(ofState(where, ManifestState.VANISHED, ProblemKind.VANISHED_MANIFEST))
                .unionByName(ofState(where, ManifestState.UNREAD, ProblemKind.UNREAD_MANIFEST));
    }

    private static Dataset<Row> ofState(Dataset<Row> where, ManifestState state, ProblemKind kind) {
        return where.filter(col(Manifests.STATE).equalTo(state.label()))
                .select(finding(kind, col(REPOSITORY), col(DIGEST), col(PATH), col("why")));
    }

    private static Dataset<Row> ofTags(Dataset<Row> links, Dataset<Row> revisions) {
        Dataset<Row> dangling =
                revisions.filter(not(col(Revisions.IS_REVISION))).select(Revisions.REPOSITORY, Revisions.DIGEST);
        return links.filter(isKind(EntryKind.TAG).and(col(Links.DIGEST).isNotNull()))
                .join(dangling, Joins.on(Links.REPOSITORY, Links.DIGEST), "left_semi")
                .select(finding(
                        ProblemKind.DANGLING_TAG,
                        col(REPOSITORY),
                        col(DIGEST),
                        col(PATH),
                        concat(
                                lit("tag '"),
                                col(Links.TAG),
                                lit("' points at a manifest that is no revision of the repository"))));
    }

    private static Dataset<Row> ofMissingBlobs(Dataset<Row> usage, Dataset<Row> counted) {
        Dataset<Row> missing = counted.filter(col(Counted.STATE).equalTo(BlobState.MISSING.label()))
                .select(col(Counted.DIGEST), col(Counted.REPOSITORY_REFERENCES), col(Counted.MANIFEST_REFERENCES));
        return usage.filter(Usage.REACHED)
                .select(Usage.REPOSITORY, Usage.DIGEST)
                .join(missing, DIGEST)
                .groupBy(col(DIGEST), col(Counted.REPOSITORY_REFERENCES), col(Counted.MANIFEST_REFERENCES))
                .agg(min(REPOSITORY).as(REPOSITORY))
                .select(finding(
                        ProblemKind.MISSING_BLOB,
                        col(REPOSITORY),
                        col(DIGEST),
                        NOWHERE,
                        concat(
                                lit("not stored, and named by "),
                                col(Counted.MANIFEST_REFERENCES),
                                lit(" manifests of "),
                                col(Counted.REPOSITORY_REFERENCES),
                                lit(" repositories"))));
    }

    private static Dataset<Row> ofSizes(Dataset<Row> counted) {
        Column stored = col(Counted.SIZE_BYTES);
        Column differs =
                stored.notEqual(col(Counted.DECLARED_MIN_BYTES)).or(stored.notEqual(col(Counted.DECLARED_MAX_BYTES)));
        return counted.filter(
                        col(Counted.STATE).equalTo(BlobState.REFERENCED.label()).and(differs))
                .select(finding(
                        ProblemKind.SIZE_MISMATCH,
                        NOWHERE,
                        col(DIGEST),
                        NOWHERE,
                        concat(
                                lit("stored with "),
                                stored,
                                lit(" bytes, declared with "),
                                col(Counted.DECLARED_MIN_BYTES),
                                lit(" to "),
                                col(Counted.DECLARED_MAX_BYTES))));
    }

    private static Dataset<Row> ofUnresolved(Dataset<Row> unresolved) {
        return unresolved.select(
                finding(
                        ProblemKind.UNRESOLVED_DIGEST,
                        col(REPOSITORY),
                        col(Links.NAMED_DIGEST),
                        NOWHERE,
                        lit(
                                "named by a manifest, and no link of the repository says under which SHA-256 digest it is stored")));
    }

    private static Column isKind(EntryKind kind) {
        return col(Links.KIND).equalTo(kind.label());
    }

    private static Column[] finding(ProblemKind kind, Column repository, Column digest, Column path, Column detail) {
        return new Column[] {
            lit(kind.severity()).as("severity"),
            lit(kind.label()).as("kind"),
            repository.as(REPOSITORY),
            digest.as(DIGEST),
            path.as(PATH),
            detail.as("detail")
        };
    }
}

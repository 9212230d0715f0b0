package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Counted;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.RepositorySums;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Every fact of the repositories under one another, added up once, for them and for their projects. */
public final class RepositoryFacts {
    private static final String REPOSITORY = RepositorySums.REPOSITORY;
    private static final Column NO_TIME = lit(null).cast(DataTypes.TimestampType);

    private RepositoryFacts() {}

    /**
     * What is looked at.
     *
     * @param candidates with what protects each, whatever the gates say: a run that goes on finds the sums, and its gates may
     *     say something else; only what nothing protects is reclaimable
     */
    public record Sources(
            Dataset<Row> links,
            Dataset<Row> revisions,
            Dataset<Row> manifests,
            Dataset<Row> usage,
            Dataset<Row> counted,
            Dataset<Row> candidates) {}

    /** One row of {@link RepositorySums} per repository that holds anything. */
    public static Dataset<Row> summed(Sources sources) {
        Dataset<Row> facts = ofLinks(sources.links())
                .unionByName(ofRevisions(sources.revisions(), sources.manifests()))
                .unionByName(ofBlobs(sources.usage(), sources.counted()))
                .unionByName(ofCandidates(sources.candidates()));
        List<Column> totals = new ArrayList<>();
        RepositorySums.SUMS.forEach(name -> totals.add(sum(name).as(name)));
        Column newest = max(RepositorySums.LAST_PUSHED_AT).as(RepositorySums.LAST_PUSHED_AT);
        return facts.groupBy(REPOSITORY).agg(newest, totals.toArray(Column[]::new));
    }

    /** The sums of a run that a gate refuses: nothing is reclaimable. */
    public static Dataset<Row> refused(Dataset<Row> sums) {
        return sums.withColumn(RepositorySums.RECLAIMABLE_BYTES, lit(0L))
                .withColumn(RepositorySums.OF_PROJECT + RepositorySums.RECLAIMABLE_BYTES, lit(0L));
    }

    private static Dataset<Row> ofLinks(Dataset<Row> links) {
        Column isUpload = col(Links.KIND).equalTo(EntryKind.UPLOAD.label());
        return fact(
                links.filter(col(Links.REPOSITORY).isNotNull()),
                col(Links.REPOSITORY),
                Map.of(RepositorySums.UPLOAD_BYTES, onlyIf(isUpload, col(Links.SIZE_BYTES))),
                NO_TIME);
    }

    private static Dataset<Row> ofRevisions(Dataset<Row> revisions, Dataset<Row> manifests) {
        Column isRevision = col(Revisions.IS_REVISION);
        Column isImage = col(Manifests.KIND).equalTo(ManifestKinds.IMAGE);
        Column isUntagged = col(Revisions.TAGS).equalTo(0);
        return fact(
                revisions.join(manifests.select(Manifests.DIGEST, Manifests.KIND), Joins.on(Revisions.DIGEST), "left"),
                col(Revisions.REPOSITORY),
                Map.of(
                        RepositorySums.TAGS,
                        col(Revisions.TAGS),
                        RepositorySums.MANIFESTS,
                        one(isRevision),
                        RepositorySums.UNTAGGED_MANIFESTS,
                        one(isRevision.and(isUntagged)),
                        RepositorySums.IMAGES,
                        one(isRevision.and(isImage))),
                col(Revisions.NEWEST_LINK_AT));
    }

    /** A blob that several repositories of a project reach is no fact of any of them for the project: it counts there once. */
    private static Dataset<Row> ofBlobs(Dataset<Row> usage, Dataset<Row> counted) {
        Dataset<Row> stored = counted.filter(col(Counted.STATE).equalTo(BlobState.REFERENCED.label()))
                .select(Counted.DIGEST, Counted.SIZE_BYTES, Counted.REPOSITORY_REFERENCES, Counted.PROJECT_REFERENCES);
        Column size = col(Counted.SIZE_BYTES);
        Column isAloneInProject = col(Counted.REPOSITORY_REFERENCES).equalTo(col(Counted.PROJECT_REFERENCES));
        Map<String, Column> facts = BlobShares.of(size, col(Counted.REPOSITORY_REFERENCES));
        BlobShares.of(size, col(Counted.PROJECT_REFERENCES))
                .forEach((name, share) -> facts.put(RepositorySums.OF_PROJECT + name, onlyIf(isAloneInProject, share)));
        facts.put(RepositorySums.LOGICAL_BYTES, size.multiply(col(Usage.LOGICAL_COUNT)));
        return fact(
                usage.filter(Usage.REACHED)
                        .select(Usage.REPOSITORY, Usage.DIGEST, Usage.LOGICAL_COUNT)
                        .join(stored, Usage.DIGEST),
                col(Usage.REPOSITORY),
                facts,
                NO_TIME);
    }

    /** What only one repository, or only one project, has a claim to. */
    private static Dataset<Row> ofCandidates(Dataset<Row> candidates) {
        Column isPlanned = col(Candidates.PROTECTED_BY).isNull();
        Column isOfRepository = col(Candidates.REPOSITORY).isNotNull();
        Column isOfOneRepository =
                isOfRepository.or(col(Candidates.LINKING_REPOSITORIES).equalTo(1));
        Column isOfOneProject =
                isOfRepository.or(col(Candidates.LINKING_PROJECTS).equalTo(1));
        Column owner = when(isOfRepository, col(Candidates.REPOSITORY)).otherwise(col(Candidates.LAST_LINKED_BY));
        return fact(
                candidates.filter(isOfOneProject),
                owner,
                Map.of(
                        RepositorySums.RECLAIMABLE_BYTES,
                        onlyIf(isPlanned.and(isOfOneRepository), col(Candidates.SIZE_BYTES)),
                        RepositorySums.OF_PROJECT + RepositorySums.RECLAIMABLE_BYTES,
                        onlyIf(isPlanned, col(Candidates.SIZE_BYTES)),
                        RepositorySums.DANGLING_LAYER_LINKS,
                        one(col(Candidates.REASON).equalTo("dead_layer_link"))),
                NO_TIME);
    }

    private static Column one(Column condition) {
        return onlyIf(condition, lit(1L));
    }

    private static Column onlyIf(Column condition, Column amount) {
        return when(condition, amount).otherwise(0L);
    }

    /** The same columns for every kind of fact; what a kind does not know adds nothing. */
    private static Dataset<Row> fact(
            Dataset<Row> rows, Column repository, Map<String, Column> known, Column lastPushedAt) {
        List<Column> columns = new ArrayList<>(List.of(repository.as(REPOSITORY)));
        RepositorySums.SUMS.forEach(
                name -> columns.add(known.getOrDefault(name, lit(0L)).as(name)));
        columns.add(lastPushedAt.as(RepositorySums.LAST_PUSHED_AT));
        return rows.select(columns.toArray(Column[]::new));
    }
}

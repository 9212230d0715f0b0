package dev.ballast.nightly;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Decided;
import dev.ballast.tables.Joins;
import dev.ballast.tables.ManifestParts;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Projects;
import dev.ballast.tables.Usage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What goes, by project and rule: each tag, manifest and blob in one place, so that the lines sum to the whole. */
final class Taken {
    static final String PROJECT = "project";
    static final String RULE = "rule";
    static final String TAGS = "tags";
    static final String MANIFESTS = "manifests";
    static final String BLOBS = "blobs";
    static final String BYTES = "bytes";

    private static final String LAST_PROJECT = "last_project";
    private static final String LAST_RULE = "last_rule";

    private Taken() {}

    /**
     * project, rule, tags, manifests, blobs, bytes.
     *
     * @param manifests rows of the working table of manifests
     * @param decided rows of {@link Decided}
     * @param usage rows of {@link Usage}
     * @param counted rows of {@link Counted}
     */
    static Dataset<Row> of(Dataset<Row> manifests, Dataset<Row> decided, Dataset<Row> usage, Dataset<Row> counted) {
        Dataset<Row> going = decided.filter(not(col(Decided.KEEPS)));
        return images(going)
                .unionByName(blobs(counted, blame(manifests, going), linkedBy(usage)))
                .groupBy(PROJECT, RULE)
                .agg(
                        sum(TAGS).as(TAGS),
                        sum(MANIFESTS).as(MANIFESTS),
                        sum(BLOBS).as(BLOBS),
                        sum(BYTES).as(BYTES));
    }

    private static Dataset<Row> images(Dataset<Row> going) {
        return going.filter(col(Decided.KIND).isin(Decided.TAG_ROW, Decided.MANIFEST_ROW))
                .groupBy(Projects.of(col(Decided.REPOSITORY)).as(PROJECT), rule().as(RULE))
                .agg(
                        count_if(col(Decided.KIND).equalTo(Decided.TAG_ROW)).as(TAGS),
                        count_if(col(Decided.KIND).equalTo(Decided.MANIFEST_ROW))
                                .as(MANIFESTS),
                        lit(0L).as(BLOBS),
                        lit(0L).as(BYTES));
    }

    private static Dataset<Row> blobs(Dataset<Row> counted, Dataset<Row> blame, Dataset<Row> linkedBy) {
        return counted.filter(col(Counted.STATE).equalTo(BlobState.UNREFERENCED.label()))
                .select(Counted.DIGEST, Counted.SIZE_BYTES)
                .join(blame, Joins.on(Counted.DIGEST), "left")
                .join(linkedBy, Joins.on(Counted.DIGEST), "left")
                .select(
                        only(col(PROJECT), col(LAST_PROJECT)).as(PROJECT),
                        only(col(RULE), col(LAST_RULE)).as(RULE),
                        lit(0L).as(TAGS),
                        lit(0L).as(MANIFESTS),
                        lit(1L).as(BLOBS),
                        col(Counted.SIZE_BYTES).as(BYTES));
    }

    /** digest, rule, last rule: the first and the last by name of the rules that take what is it or names it. */
    private static Dataset<Row> blame(Dataset<Row> manifests, Dataset<Row> going) {
        Dataset<Row> taken = going.filter(col(Decided.KIND).equalTo(Decided.MANIFEST_ROW))
                .select(col(Decided.DIGEST).as(ManifestParts.MANIFEST), rule().as(RULE));
        return ManifestParts.of(manifests)
                .join(taken, ManifestParts.MANIFEST)
                .groupBy(ManifestParts.field(Reference.DIGEST).as(Counted.DIGEST))
                .agg(min(RULE).as(RULE), max(RULE).as(LAST_RULE));
    }

    /** digest, project, last project: of those that link it. */
    private static Dataset<Row> linkedBy(Dataset<Row> usage) {
        Column project = Projects.of(col(Usage.REPOSITORY));
        return usage.groupBy(Usage.DIGEST)
                .agg(min(project).as(PROJECT), max(project).as(LAST_PROJECT));
    }

    private static Column rule() {
        return coalesce(col(Decided.RULE), lit(Simulation.NONE));
    }

    private static Column only(Column first, Column last) {
        return when(first.isNull(), Simulation.NONE)
                .when(first.equalTo(last), first)
                .otherwise(Simulation.SEVERAL);
    }
}

package dev.ballast.plan;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import com.google.common.collect.ObjectArrays;
import dev.ballast.plan.CandidateSelection.Evidence;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Decided;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the policy takes: the links of tags, of what they used to point at, and of manifests. */
final class PolicyCandidates {
    private static final String OF_TAG = "of_tag";
    private static final String OF_MANIFEST = "of_manifest";

    private PolicyCandidates() {}

    /** Candidates but for their age; what a rule takes and something keeps says by what it is protected. */
    static Dataset<Row> of(Evidence evidence) {
        return manifests(evidence).unionByName(tags(evidence)).unionByName(history(evidence));
    }

    private static Dataset<Row> manifests(Evidence evidence) {
        return CandidateSelection.linksOf(EntryKind.REVISION, evidence)
                .join(evidence.absentManifests().select(Manifests.DIGEST), Joins.on(Links.DIGEST), "left_anti")
                .drop(Links.TAG)
                .join(
                        decided(evidence, Decided.MANIFEST_ROW).drop(Decided.TAG),
                        Joins.on(Links.REPOSITORY, Links.DIGEST))
                .withColumn(Links.TAG, lit(null).cast("string"))
                .select(columns(Reason.EXPIRED_MANIFEST));
    }

    private static Dataset<Row> tags(Evidence evidence) {
        return CandidateSelection.linksOf(EntryKind.TAG, evidence)
                .join(decided(evidence, Decided.TAG_ROW).drop(Decided.DIGEST), Joins.on(Links.REPOSITORY, Links.TAG))
                .select(columns(Reason.EXPIRED_TAG));
    }

    /** Of a tag that goes, and, of one that stays, of the manifests that go. */
    private static Dataset<Row> history(Evidence evidence) {
        Dataset<Row> tags = going(evidence, Decided.TAG_ROW, OF_TAG).drop(Decided.DIGEST);
        Dataset<Row> manifests =
                going(evidence, Decided.MANIFEST_ROW, OF_MANIFEST).drop(Decided.TAG);
        return CandidateSelection.linksOf(EntryKind.TAG_HISTORY, evidence)
                .join(tags, Joins.on(Links.REPOSITORY, Links.TAG), "left")
                .join(manifests, Joins.on(Links.REPOSITORY, Links.DIGEST), "left")
                .filter(col(OF_TAG).isNotNull().or(col(OF_MANIFEST).isNotNull()))
                .withColumn(Decided.RULE, coalesce(of(OF_TAG, Decided.RULE), of(OF_MANIFEST, Decided.RULE)))
                .withColumn(Decided.EVIDENCE, coalesce(of(OF_TAG, Decided.EVIDENCE), of(OF_MANIFEST, Decided.EVIDENCE)))
                .withColumn(Decided.KEPT_BY, lit(null).cast("string"))
                .select(columns(Reason.EXPIRED_TAG_HISTORY));
    }

    private static Column of(String decision, String field) {
        return col(decision).getField(field);
    }

    private static Dataset<Row> going(Evidence evidence, String kind, String as) {
        return decided(evidence, kind)
                .filter(not(col(Decided.KEEPS)))
                .select(
                        col(Decided.REPOSITORY),
                        col(Decided.TAG),
                        col(Decided.DIGEST),
                        struct(col(Decided.RULE), col(Decided.EVIDENCE)).as(as));
    }

    private static Dataset<Row> decided(Evidence evidence, String kind) {
        return evidence.decided()
                .filter(col(Decided.KIND).equalTo(kind))
                .select(
                        Decided.REPOSITORY,
                        Decided.TAG,
                        Decided.DIGEST,
                        Decided.KEEPS,
                        Decided.RULE,
                        Decided.EVIDENCE,
                        Decided.KEPT_BY);
    }

    private static Column[] columns(Reason reason) {
        Column[] more = {
            col(Links.TAG).as(Candidates.TAG),
            col(Decided.RULE).as(Candidates.RULE),
            col(Decided.EVIDENCE).as(Candidates.EVIDENCE),
            col(Decided.KEPT_BY).as(Candidates.PROTECTED_BY)
        };
        return ObjectArrays.concat(CandidateSelection.ofLink(reason), more, Column.class);
    }
}

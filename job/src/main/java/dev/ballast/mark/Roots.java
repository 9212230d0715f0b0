package dev.ballast.mark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.Decided;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.Revisions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What keeps images alive. */
public final class Roots {
    public static final String REPOSITORY = Revisions.REPOSITORY;
    public static final String DIGEST = Revisions.DIGEST;
    public static final String TAGS = Revisions.TAGS;

    private Roots() {}

    /** One row of {@link Revisions} per repository and manifest that it links or tags. */
    public static Dataset<Row> revisions(Dataset<Row> links) {
        Column isTag = col(Links.KIND).equalTo(EntryKind.TAG.label());
        Column isRevision = col(Links.KIND).equalTo(EntryKind.REVISION.label());
        return links.filter(isTag.or(isRevision).and(col(Links.DIGEST).isNotNull()))
                .groupBy(
                        col(Links.REPOSITORY).as(Revisions.REPOSITORY),
                        col(Links.DIGEST).as(Revisions.DIGEST))
                .agg(
                        max(isRevision).as(Revisions.IS_REVISION),
                        count_if(isTag).as(Revisions.TAGS),
                        max(when(isRevision, col(Links.MODIFIED_AT))).as(Revisions.PUSHED_AT),
                        max(Links.MODIFIED_AT).as(Revisions.NEWEST_LINK_AT));
    }

    /**
     * The revisions that stay, as the policy decides.
     *
     * @param revisions rows of {@link Revisions}
     * @param decided rows of {@link Decided}
     * @return repository, digest, tags; each pair once
     */
    public static Dataset<Row> kept(Dataset<Row> revisions, Dataset<Row> decided) {
        Dataset<Row> kept = decided.filter(
                        col(Decided.KIND).equalTo(Decided.MANIFEST_ROW).and(col(Decided.KEEPS)))
                .select(Decided.REPOSITORY, Decided.DIGEST);
        return everyRevision(revisions).join(kept, Joins.on(REPOSITORY, DIGEST), "left_semi");
    }

    /**
     * Every revision of every repository, as the registry's own collector has it without {@code --delete-untagged}. With
     * these roots nothing else can be reached: an index's child and a subject's referrer are reachable only where they
     * are revisions themselves.
     *
     * @param revisions rows of {@link Revisions}
     * @return repository, digest, tags; each pair once
     */
    public static Dataset<Row> everyRevision(Dataset<Row> revisions) {
        return revisions.filter(Revisions.IS_REVISION).select(REPOSITORY, DIGEST, TAGS);
    }
}

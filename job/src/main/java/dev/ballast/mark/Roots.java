package dev.ballast.mark;

import static org.apache.spark.sql.functions.col;

import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Links;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What keeps images alive. */
public final class Roots {
    public static final String REPOSITORY = "repository";
    public static final String DIGEST = "digest";

    private Roots() {}

    /**
     * Every revision of every repository, as the registry's own collector has it without {@code --delete-untagged}. With
     * these roots nothing else can be reached: an index's child and a subject's referrer are reachable only where they
     * are revisions themselves.
     *
     * @return repository, digest; each pair once
     */
    public static Dataset<Row> everyRevision(Dataset<Row> links) {
        return links.filter(col(Links.KIND).equalTo(EntryKind.REVISION.label()))
                .filter(col(Links.DIGEST).isNotNull())
                .select(col(Links.REPOSITORY).as(REPOSITORY), col(Links.DIGEST).as(DIGEST))
                .distinct();
    }
}

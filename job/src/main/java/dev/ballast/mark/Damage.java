package dev.ballast.mark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.not;

import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Rows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Repositories in which something does not say all that it refers to. Such a repository keeps everything it links: the
 * registry serves nothing else through it, so nothing that the damage hides can be lost.
 */
public final class Damage {
    public static final String REPOSITORY = "repository";

    private static final String CANONICAL_PREFIX = "sha256:";

    private Damage() {}

    /**
     * What may hide something, as far as it was counted.
     *
     * @param blindLinks links whose content cannot be read
     * @param unreadable manifests that do not say what they refer to
     * @param toResolve references of manifests under other algorithms
     */
    public record Counts(long blindLinks, long unreadable, long toResolve) {
        /** Nothing was counted: there may be all of it. */
        public static final Counts UNKNOWN = new Counts(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** repository, each once. */
    public static Dataset<Row> repositories(
            Dataset<Row> links, Dataset<Row> reachable, Dataset<Row> manifests, Counts counts) {
        Dataset<Row> unresolved = unresolved(links, reachable, manifests).select(REPOSITORY);
        return Rows.unlessNone(counts.unreadable(), withUnreadableManifest(reachable, manifests))
                .unionByName(Rows.unlessNone(counts.blindLinks(), withUnreadableLink(links)))
                .unionByName(Rows.unlessNone(counts.toResolve(), unresolved))
                .distinct();
    }

    /**
     * repository, each once: those of tags that point at no revision.
     *
     * @param revisions rows of {@link Revisions}
     */
    public static Dataset<Row> repositoriesOfDangling(Dataset<Row> revisions) {
        return revisions
                .filter(not(col(Revisions.IS_REVISION)))
                .select(col(Revisions.REPOSITORY).as(REPOSITORY))
                .distinct();
    }

    /** Whether a digest is of another algorithm than the one under which blobs are stored. */
    public static Column needsResolving(Column digest) {
        return not(digest.startsWith(CANONICAL_PREFIX));
    }

    /** repository, named digest, digest: what links of other algorithms than SHA-256 stand for. */
    public static Dataset<Row> resolutions(Dataset<Row> links) {
        return links.filter(isContentLink()
                        .and(needsResolving(col(Links.NAMED_DIGEST)))
                        .and(col(Links.DIGEST).isNotNull()))
                .select(Links.REPOSITORY, Links.NAMED_DIGEST, Links.DIGEST)
                .distinct();
    }

    private static Dataset<Row> withUnreadableManifest(Dataset<Row> reachable, Dataset<Row> manifests) {
        Dataset<Row> unreadable = manifests
                .filter(col(Manifests.STATE)
                        .isin(
                                ManifestState.DAMAGED.label(),
                                ManifestState.VANISHED.label(),
                                ManifestState.UNREAD.label()))
                .select(Manifests.DIGEST);
        return reachable
                .join(unreadable, Roots.DIGEST)
                .select(col(Roots.REPOSITORY).as(REPOSITORY));
    }

    private static Dataset<Row> withUnreadableLink(Dataset<Row> links) {
        return links.filter(isContentLink().and(col(Links.DIGEST).isNull()))
                .select(col(Links.REPOSITORY).as(REPOSITORY));
    }

    /** repository, named digest: what reachable manifests name under another algorithm and no link resolves. */
    public static Dataset<Row> unresolved(Dataset<Row> links, Dataset<Row> reachable, Dataset<Row> manifests) {
        Dataset<Row> foreign = manifests
                .select(
                        col(Manifests.DIGEST),
                        explode(col(Manifests.REFERENCES)).as("reference"))
                .filter(needsResolving(col("reference." + Manifests.Reference.DIGEST)))
                .select(
                        col(Manifests.DIGEST),
                        col("reference." + Manifests.Reference.DIGEST).as(Links.NAMED_DIGEST));
        Dataset<Row> named = reachable.join(foreign, Roots.DIGEST).select(Roots.REPOSITORY, Links.NAMED_DIGEST);
        Dataset<Row> resolved = resolutions(links).drop(Links.DIGEST);
        return named.distinct().join(resolved, Joins.on(Roots.REPOSITORY, Links.NAMED_DIGEST), "left_anti");
    }

    private static Column isContentLink() {
        return col(Links.KIND).isin(EntryKind.LAYER.label(), EntryKind.REVISION.label());
    }
}

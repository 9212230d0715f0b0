package dev.ballast.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Sorts by the text of digests. Spark compares the first eight bytes of what it sorts by where they lie together, and goes to
 * the rows only if they are the same; those of digests are {@code sha256:} and little else.
 */
public final class DigestOrder {
    private static final String USUAL = "sha256:";

    private DigestOrder() {}

    /** The order of {@code col(name)}, from what tells digests apart to all of it. */
    public static Column[] by(String name) {
        Column digest = col(name);
        Column telling = when(digest.lt(USUAL), "")
                .when(digest.startsWith(USUAL), substring(digest, USUAL.length() + 1, Long.BYTES))
                .otherwise("~");
        return new Column[] {telling, digest};
    }
}

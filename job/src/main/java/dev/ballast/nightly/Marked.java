package dev.ballast.nightly;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.mark.BlobStates;
import dev.ballast.mark.Damage;
import dev.ballast.mark.ReferenceCounts;
import dev.ballast.mark.Roots;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Rows;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.Usage;
import dev.ballast.tables.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is reachable, as written tables.
 *
 * @param unresolved repository, named digest: digests of other algorithms that nothing resolves
 */
record Marked(Written usage, Written counted, Dataset<Row> unresolved) {
    /** Blobs of repositories that are linked as layers and that nothing there names. */
    static final String UNNAMED = "unnamed";
    /** Blobs whose stored size is not the declared one. */
    static final String ODD_SIZES = "odd_sizes";

    /** Marks from the roots; nothing younger than the cut-off is left unprotected. */
    static Marked mark(Scanned scanned, RunFolder run, Instant cutoff, Steps steps) {
        Dataset<Row> links = scanned.links().rows();
        Dataset<Row> manifests = scanned.manifests().rows();
        Dataset<Row> reachable = Roots.everyRevision(links);
        Dataset<Row> damaged = Rows.unlessNone(scanned.damages(), Damage.repositories(links, reachable, manifests));
        Dataset<Row> unresolved = Damage.unresolved(links, reachable, manifests);
        Written usage = steps.run(
                "count references",
                () -> run.write(
                        Usage.TABLE, ReferenceCounts.usage(links, reachable, manifests, damaged), usageCounts()));
        Written counted = steps.run(
                "mark blobs",
                () -> run.write(
                        Counted.TABLE,
                        BlobStates.of(scanned.blobs().rows(), usage.rows(), scanned.blobsListedAt(), cutoff),
                        stateCounts()));
        return new Marked(
                usage, counted, Rows.unlessNone(scanned.manifests().count(Scanned.REFERENCES_TO_RESOLVE), unresolved));
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

    private static Map<String, Column> stateCounts() {
        Map<String, Column> counts = new HashMap<>();
        counts.put(ODD_SIZES, count_if(BlobStates.isOddlySized()));
        for (BlobState state : BlobState.values()) {
            Column isState = col(Counted.STATE).equalTo(state.label());
            counts.put(blobsIn(state), count_if(isState));
            counts.put(bytesIn(state), coalesce(sum(when(isState, col(Counted.SIZE_BYTES))), lit(0L)));
        }
        return counts;
    }

    private static String blobsIn(BlobState state) {
        return state.label() + "_blobs";
    }

    private static String bytesIn(BlobState state) {
        return state.label() + "_bytes";
    }
}

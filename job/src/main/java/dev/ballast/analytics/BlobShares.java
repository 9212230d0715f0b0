package dev.ballast.analytics;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.ballast.tables.RepositorySums;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;

/** What one stored blob adds to each repository, or each project, that reaches it: {@link RepositorySums#BY_BLOB}. */
final class BlobShares {
    private BlobShares() {}

    /**
     * By name, a new map.
     *
     * @param scopes how many of them reach it
     */
    static Map<String, Column> of(Column sizeBytes, Column scopes) {
        Map<String, Column> shares = new HashMap<>();
        shares.put(RepositorySums.BLOBS, lit(1L));
        shares.put(RepositorySums.DISTINCT_BYTES, sizeBytes);
        shares.put(
                RepositorySums.EXCLUSIVE_BYTES,
                when(scopes.equalTo(1), sizeBytes).otherwise(0L));
        shares.put(RepositorySums.FAIR_WHOLE, FairShares.whole(sizeBytes, scopes));
        shares.put(RepositorySums.FAIR_PARTS, FairShares.parts(sizeBytes, scopes));
        return shares;
    }
}

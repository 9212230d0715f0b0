package dev.ballast.scan;

import dev.ballast.tables.Manifests;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run read and this one need not read again.
 *
 * @param links links that had to be read
 * @param manifests rows of {@link Manifests} whose state is {@code parsed}; nothing if there are none
 */
public record Known(KnownLinks links, @Nullable Dataset<Row> manifests) {

    /** Everything is read. */
    public static final Known NOTHING = new Known(KnownLinks.NONE, null);
}

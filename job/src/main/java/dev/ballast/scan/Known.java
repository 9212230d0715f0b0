package dev.ballast.scan;

import dev.ballast.tables.Manifests;
import dev.ballast.tables.ReadLinks;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run read and this one need not read again.
 *
 * @param links rows of {@link ReadLinks}: links that had to be read; nothing if there are none
 * @param manifests rows of {@link Manifests} whose state is {@code parsed}; nothing if there are none
 */
public record Known(@Nullable Dataset<Row> links, @Nullable Dataset<Row> manifests) {

    /** Everything is read. */
    public static final Known NOTHING = new Known(null, null);
}

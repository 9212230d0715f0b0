package dev.ballast.tables;

import java.nio.file.Path;

/** Names local files to Spark. */
public final class Locations {
    private Locations() {}

    /** The location in Hadoop's spelling: a scheme, and then the path as it is. An escaped URI would name another file. */
    public static String of(Path file) {
        return new org.apache.hadoop.fs.Path("file", null, file.toAbsolutePath().toString()).toString();
    }
}

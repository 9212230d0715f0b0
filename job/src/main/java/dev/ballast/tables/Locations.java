package dev.ballast.tables;

import java.nio.file.Path;

/** Names files to Spark. */
public final class Locations {
    private Locations() {}

    /**
     * Where to write, in Hadoop's spelling: a scheme, and then the path as it is. An escaped URI would name another file.
     */
    public static String of(Path file) {
        return new org.apache.hadoop.fs.Path("file", null, file.toAbsolutePath().toString()).toString();
    }

    /** Where to read: Spark takes that for a pattern, so what means something in patterns is escaped. */
    public static String toRead(Path file) {
        return escaped(of(file));
    }

    /** Where to read: Spark takes that for a pattern, so what means something in patterns is escaped. */
    public static String toRead(Location file) {
        return escaped(file.hadoopPath());
    }

    private static String escaped(String place) {
        return place.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
    }
}

package dev.ballast.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A file or folder under {@code --out}, on a disk or in one of Hadoop's file systems. Its text is what an administrator
 * would type. What is not there is said by {@link java.nio.file.NoSuchFileException}, as on disks.
 */
public sealed interface Location permits DiskLocation, HadoopLocation {

    /** A place on a disk. */
    static Location of(Path path) {
        return new DiskLocation(path);
    }

    /**
     * The place below this one.
     *
     * @param below names, separated by slashes
     */
    Location resolve(String below);

    /** The last part of its path. */
    String name();

    /** Its address, in Hadoop's spelling: a scheme, and then the path as it is. An escaped URI would name another file. */
    String hadoopPath();

    /**
     * Makes this folder, and makes sure that files can be made in it.
     *
     * @throws IOException if they cannot
     */
    void prepare() throws IOException;

    /** Whether there is a file here. */
    boolean isFile() throws IOException;

    /**
     * How long this file is.
     *
     * @throws IOException if it is not there
     */
    long sizeBytes() throws IOException;

    /** The names of what lies directly in this folder, sorted; none if there is no such folder. */
    List<String> names() throws IOException;

    /** Reads this file from its beginning. */
    InputStream open() throws IOException;

    /** Reads this file as a whole. */
    byte[] read() throws IOException;

    /** What a file is to hold. */
    interface Filling {
        void fill(OutputStream file) throws IOException;
    }

    /** Writes this file, and the folders above it where there are folders. */
    void write(Filling filling) throws IOException;

    /**
     * Writes this file, in one step where the storage can: readers see what was there before, or all of the new.
     *
     * @param staged where it may lie until it is complete, on the same storage
     */
    void replace(Filling filling, Location staged) throws IOException;

    /**
     * Moves a folder here that was filled elsewhere on this storage. Where folders cannot be moved in one step, its files
     * come one after the other.
     *
     * @param last the name of the file that comes last: whoever finds it finds all of them
     */
    void take(Location folder, String last) throws IOException;
}

package dev.ballast.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The folder {@code lease} of an output, of which a lease asks one thing only: to make a file that nobody else has made.
 * Every storage can do that, in one step.
 */
interface LeaseFolder {
    /** Its name at an output. */
    String NAME = "lease";

    /**
     * The folder of the output at that place. Makes nothing.
     *
     * @param settings of Hadoop's file systems
     * @throws StorageException if there is no file system for it
     */
    static LeaseFolder at(StorageRoot out, Map<String, String> settings) {
        return out.isLocal()
                ? new DiskLeaseFolder(out.path().resolve(NAME))
                : new HadoopLeaseFolder(HadoopStore.open(out, settings));
    }

    /**
     * A file of this folder.
     *
     * @param modified by the storage's clock
     */
    record Entry(String name, Instant modified) {}

    /** The files here, in no order; none if there is no such folder. */
    List<Entry> entries() throws IOException;

    /** Makes a file. Says no if there is one, whoever made it at whichever time. */
    boolean create(String name, byte[] content) throws IOException;

    /** Writes a file, over what it holds. */
    void write(String name, byte[] content) throws IOException;

    /**
     * Reads a file as a whole.
     *
     * @throws java.nio.file.NoSuchFileException or {@link java.io.FileNotFoundException} if there is none
     */
    byte[] read(String name) throws IOException;

    /** Gives a file another name, over what has that name; says nothing if it cannot. */
    void rename(String name, String to);
}

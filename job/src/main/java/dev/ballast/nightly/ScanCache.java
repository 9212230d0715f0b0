package dev.ballast.nightly;

import static org.apache.spark.sql.functions.col;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.io.ByteStreams;
import dev.ballast.nightly.RememberedRun.RememberedFile;
import dev.ballast.publish.Output;
import dev.ballast.scan.Known;
import dev.ballast.tables.AtOnce;
import dev.ballast.tables.Location;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.ReadLinks;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.WorkingTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;

/**
 * What the last complete scan read, for the next: its own tables, and a pointer to them that lists their files with their
 * hashes. There is nothing to compact, for each run's tables hold what the registry holds; a run that ends in the middle
 * leaves the pointer as it was, and of two runs at once, one's is the last. What is not as it was written is not used.
 */
final class ScanCache {
    private static final List<WorkingTable> TABLES = List.of(Manifests.TABLE, ReadLinks.TABLE);
    private static final int FILES_AT_ONCE = 4;

    private final SparkSession spark;
    private final Output output;
    private final RunOptions options;

    ScanCache(SparkSession spark, Output output, RunOptions options) {
        this.spark = spark;
        this.output = output;
        this.options = options;
    }

    /** What need not be read again; nothing where the cache is not to be used, is of another registry, or is damaged. */
    Known known(Steps steps) {
        if (!options.useCache()) {
            return Known.NOTHING;
        }
        try {
            RememberedRun last = RememberedRun.parse(output.cache().read());
            return last.speaksOf(options) ? known(last) : Known.NOTHING;
        } catch (NoSuchFileException e) {
            return Known.NOTHING;
        } catch (IOException | RuntimeException e) {
            steps.note("The cache is damaged (" + e.getMessage() + "); everything is read again.");
            return Known.NOTHING;
        }
    }

    private Known known(RememberedRun last) throws IOException {
        RunFolder run = new RunFolder(spark, output.run(last.runId()));
        if (!files(run.location()).equals(last.files())) {
            throw new IOException("the tables of run " + last.runId() + " are not as they were written");
        }
        return new Known(
                run.read(ReadLinks.TABLE),
                run.read(Manifests.TABLE).filter(col(Manifests.STATE).equalTo(ManifestState.PARSED.label())));
    }

    /** Points at a run that has scanned everything; one that has not is pointed at if there is no other. */
    void remember(String runId, RunFolder run, boolean isComplete) {
        try {
            if (isComplete || !output.cache().isFile()) {
                RememberedRun last = new RememberedRun(
                        RememberedRun.FORMAT,
                        options.toolVersion(),
                        options.registry().toString(),
                        runId,
                        files(run.location()));
                output.publish(last.json(), output.cache());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what was written to " + run.location(), e);
        }
    }

    private static List<RememberedFile> files(Location run) throws IOException {
        List<Callable<RememberedFile>> hashing = new ArrayList<>();
        for (WorkingTable table : TABLES) {
            for (String file : run.resolve(table.name()).names()) {
                String name = table.name() + "/" + file;
                if (!file.startsWith(".") && !file.startsWith("_")) {
                    hashing.add(() -> hashed(name, run.resolve(name)));
                }
            }
        }
        return AtOnce.all(hashing, FILES_AT_ONCE);
    }

    private static RememberedFile hashed(String name, Location file) throws IOException {
        try (InputStream in = file.open();
                HashingInputStream hashing = new HashingInputStream(Hashing.sha256(), in)) {
            long sizeBytes = ByteStreams.exhaust(hashing);
            return new RememberedFile(name, sizeBytes, hashing.hash().toString());
        }
    }
}

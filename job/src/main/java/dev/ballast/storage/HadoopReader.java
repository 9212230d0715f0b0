package dev.ballast.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * Reads files through Hadoop: on S3, one GET for an object whose length is known, and a HEAD before it otherwise. What a
 * store answers for a while only (503, 500, a time-out) is tried again by Hadoop, at growing intervals, before it counts.
 */
public final class HadoopReader implements ObjectReader {
    private static final long serialVersionUID = 1;

    private final HadoopStore store;
    private final RequestCounter counter;

    HadoopReader(HadoopStore store, RequestCounter counter) {
        this.store = store;
        this.counter = counter;
    }

    @Override
    public ObjectReader counting(RequestCounter requests) {
        return new HadoopReader(store, requests);
    }

    @Override
    public ReadOutcome read(String path, int limitBytes) {
        // Its length is asked for first.
        counter.read(1);
        try {
            return read(opening(path), limitBytes);
        } catch (IOException e) {
            return failed(e);
        }
    }

    @Override
    public ReadOutcome read(String path, long sizeBytes, int limitBytes) {
        if (sizeBytes > limitBytes) {
            return new ReadOutcome.TooLarge();
        }
        try {
            return read(opening(path).optLong(OpenFileOptions.FS_OPTION_OPENFILE_LENGTH, sizeBytes), limitBytes);
        } catch (IOException e) {
            return failed(e);
        }
    }

    private FutureDataInputStreamBuilder opening(String path) throws IOException {
        return store.files()
                .openFile(store.path(path))
                .opt(
                        OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                        OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE);
    }

    private ReadOutcome read(FutureDataInputStreamBuilder opening, int limitBytes) throws IOException {
        try (InputStream in = FutureIO.awaitFuture(opening.build())) {
            try {
                byte[] bytes = in.readNBytes(limitBytes + 1);
                return bytes.length > limitBytes ? new ReadOutcome.TooLarge() : new ReadOutcome.Content(bytes);
            } finally {
                counter.read(SentRequests.ofStream(in));
            }
        }
    }

    private static ReadOutcome failed(IOException problem) {
        return problem instanceof FileNotFoundException
                ? new ReadOutcome.Absent()
                : new ReadOutcome.Failed(Reasons.of(problem));
    }
}

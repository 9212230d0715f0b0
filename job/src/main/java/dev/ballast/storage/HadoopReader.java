package dev.ballast.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * Reads files through Hadoop, or on S3 by one GET each. What a store answers for a while only (503, 500, a time-out) is tried
 * again, at growing intervals, before it counts.
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
        try {
            Optional<S3Requests> s3 = store.s3();
            if (s3.isPresent()) {
                return new S3Reader(s3.get(), counter).read(path, limitBytes);
            }
            // Its length is asked for first.
            counter.read(1);
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
            return store.s3().isPresent()
                    ? read(path, limitBytes)
                    : read(opening(path).optLong(OpenFileOptions.FS_OPTION_OPENFILE_LENGTH, sizeBytes), limitBytes);
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

package dev.ballast.doctor;

import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/** What time it is for a bucket, where nothing is written: it says so with every answer, in whole seconds. */
final class BucketClock {
    private static final String DATE = "Date";

    private BucketClock() {}

    /**
     * Asks.
     *
     * @param hadoop settings of file systems
     * @return nothing where no store answers that is one of S3's
     * @throws IOException if the bucket does not answer
     */
    static Optional<Instant> now(StorageRoot root, Map<String, String> hadoop) throws IOException {
        Configuration configuration = new Configuration();
        hadoop.forEach(configuration::set);
        return FileSystem.get(root.uri(), configuration) instanceof S3AFileSystem bucket
                ? bucket.getS3AInternals()
                        .getBucketMetadata()
                        .sdkHttpResponse()
                        .firstMatchingHeader(DATE)
                        .flatMap(BucketClock::time)
                : Optional.empty();
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

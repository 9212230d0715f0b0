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
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of S3 that is asked what only it can tell. Whatever calls this needs the jars of Hadoop and S3, which are not
 * there where everything is on a disk.
 *
 * @param root where in it a registry begins
 */
record AskedBucket(S3AFileSystem files, StorageRoot root) {
    private static final String DATE = "Date";
    private static final int DENIED = 403;
    private static final String KEY = "_ballast/doctor";

    /**
     * Connects.
     *
     * @param hadoop settings of file systems
     * @return nothing where no store answers that is one of S3's
     * @throws IOException if none can be connected to
     */
    static Optional<AskedBucket> of(StorageRoot root, Map<String, String> hadoop) throws IOException {
        Configuration configuration = new Configuration();
        hadoop.forEach(configuration::set);
        return FileSystem.get(root.uri(), configuration) instanceof S3AFileSystem files
                ? Optional.of(new AskedBucket(files, root))
                : Optional.empty();
    }

    /**
     * What time it is there: it says so with every answer, in whole seconds.
     *
     * @throws IOException if the bucket does not answer
     */
    Optional<Instant> time() throws IOException {
        return files.getS3AInternals()
                .getBucketMetadata()
                .sdkHttpResponse()
                .firstMatchingHeader(DATE)
                .flatMap(AskedBucket::time);
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether objects can be written with these credentials: begins an upload in parts beside the registry and gives it up,
     * which needs the same permission and stores nothing.
     *
     * @throws IOException if the bucket says something else than yes or no, or does not let it give up the upload
     */
    boolean mayWrite() throws IOException {
        try {
            return begins();
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    private boolean begins() {
        S3Client client = files.getS3AInternals().getAmazonS3Client("doctor");
        String prefix = root.uri().getPath();
        String key = prefix.isEmpty() ? KEY : prefix.substring(1) + "/" + KEY;
        String upload;
        try {
            upload = client.createMultipartUpload(
                            create -> create.bucket(files.getBucket()).key(key))
                    .uploadId();
        } catch (S3Exception e) {
            if (e.statusCode() == DENIED) {
                return false;
            }
            throw e;
        }
        client.abortMultipartUpload(
                abort -> abort.bucket(files.getBucket()).key(key).uploadId(upload));
        return true;
    }
}

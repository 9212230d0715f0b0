package dev.ballast.storage;

import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads objects of S3, each with one answer of the store: where that is cut off, all of it is asked for again, so that nothing
 * is put together from two versions of an object. Hadoop's streams, which can read on, take longer to open and close than
 * a small object takes to be read.
 */
record S3Reader(S3Requests s3, RequestCounter counter) {

    /**
     * Reads one object.
     *
     * @throws java.io.FileNotFoundException if there is none
     */
    ReadOutcome read(String path, int limitBytes) throws IOException {
        return s3.patiently("read", path, () -> {
            counter.read(1);
            try (ResponseInputStream<GetObjectResponse> answer = s3.get(s3.key(path))) {
                byte[] bytes = answer.readNBytes(limitBytes + 1);
                if (bytes.length > limitBytes) {
                    // To close it would read the rest.
                    answer.abort();
                    return new ReadOutcome.TooLarge();
                }
                return new ReadOutcome.Content(bytes);
            }
        });
    }
}

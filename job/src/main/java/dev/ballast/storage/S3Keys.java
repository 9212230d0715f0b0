package dev.ballast.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import org.apache.hadoop.util.functional.CallableRaisingIOE;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The keys of S3 below a folder, as the store gives them. Hadoop makes one of its paths of each, which takes longer than all
 * else that a listing does, and takes {@code a//b} and {@code b/../a} for {@code a/b} and {@code a}.
 */
final class S3Keys implements Answers {
    /** A marker that old tools of Hadoop leave in place of a folder. */
    private static final String OLD_MARKER = "_$folder$";

    private final S3Requests s3;
    private final String folder;
    private final String key;
    private Iterator<S3Object> page = Collections.emptyIterator();
    private @Nullable String continuation;
    private boolean isLast;
    private boolean anySeen;
    private long requests;

    S3Keys(S3Requests s3, String folder) {
        this.s3 = s3;
        this.folder = folder;
        this.key = s3.key(folder);
    }

    @Override
    public @Nullable Listed next() throws IOException {
        while (page.hasNext() || !isLast) {
            if (!page.hasNext()) {
                turn();
            }
            while (page.hasNext()) {
                S3Object object = page.next();
                anySeen = true;
                if (!isMarker(object.key())) {
                    return file(object);
                }
            }
        }
        return !anySeen && isAFile() ? Unlisted.becauseItIsAFile(folder) : null;
    }

    private void turn() throws IOException {
        String asked = continuation;
        ListObjectsV2Response answer = sent(() -> s3.below(key, asked));
        page = answer.contents().iterator();
        continuation = answer.nextContinuationToken();
        isLast = !Boolean.TRUE.equals(answer.isTruncated());
        if (!isLast && Objects.equals(asked, continuation) && hasNoFiles(answer)) {
            // Whoever hears of a file twice would notice; of markers nobody hears.
            throw new IOException("the storage gives the same page again and again");
        }
    }

    private static boolean hasNoFiles(ListObjectsV2Response answer) {
        return answer.contents().stream().allMatch(object -> isMarker(object.key()));
    }

    private static boolean isMarker(String key) {
        return key.endsWith("/") || key.endsWith(OLD_MARKER);
    }

    private StoredFile file(S3Object object) {
        String etag = object.eTag();
        return new StoredFile(
                s3.path(object.key()),
                object.size(),
                object.lastModified().truncatedTo(ChronoUnit.MILLIS),
                etag == null ? "" : etag);
    }

    private boolean isAFile() throws IOException {
        anySeen = true;
        if (key.isEmpty()) {
            return false;
        }
        try {
            sent(() -> s3.head(key));
            return true;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** Sends a request, again where the settings say so, and counts each. */
    private <T> T sent(CallableRaisingIOE<T> request) throws IOException {
        return s3.patiently("list", folder, () -> {
            requests++;
            return request.apply();
        });
    }

    @Override
    public long requests() {
        return requests;
    }
}

package dev.ballast.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in front of which requests are written down, and answered with an error status where a test says so. */
final class FaultyStore extends ForwardingBlobStore {
    private static final int FINE = 200;

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Integer>> faults = new ConcurrentHashMap<>();
    private final Map<String, Instant> times = new ConcurrentHashMap<>();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    FaultyStore(BlobStore objects) {
        super(objects);
    }

    /** Answers the next requests of this form, such as {@code GET bucket/key}, with these statuses. */
    void fail(String request, List<Integer> statuses) {
        faults.put(request, new ConcurrentLinkedQueue<>(statuses));
    }

    /** Says of an object, such as {@code bucket/key}, that it was modified at that time. */
    void touch(String object, Instant time) {
        times.put(object, time);
    }

    /** Says of an object that it has so many bytes, whatever is stored. */
    void resize(String object, long sizeBytes) {
        sizes.put(object, sizeBytes);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        answer("GET " + request.bucket() + "/" + request.key());
        return super.getBlob(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        answer("HEAD " + request.bucket() + "/" + request.key());
        return super.blobMetadata(request);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        answer("LIST " + request.bucket() + "/" + prefix);
        ListObjectsV2Response page = super.list(request);
        return page.toBuilder()
                .contents(page.contents().stream()
                        .map(object -> said(request.bucket(), object))
                        .toList())
                .build();
    }

    private S3Object said(String bucket, S3Object object) {
        String name = bucket + "/" + object.key();
        return object.toBuilder()
                .lastModified(times.getOrDefault(name, object.lastModified()))
                .size(sizes.getOrDefault(name, object.size()))
                .build();
    }

    private void answer(String request) {
        requests.add(request);
        Queue<Integer> statuses = faults.get(request);
        Integer status = statuses == null ? null : statuses.poll();
        if (status != null && status != FINE) {
            throw S3Exceptions.fromStatusCode(status);
        }
    }
}

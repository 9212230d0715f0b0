package dev.ballast.testing;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in front of which requests are written down, and answered with an error status where a test says so. */
final class FaultyStore extends ForwardingBlobStore {
    private static final int FINE = 200;

    private static final List<String> READS = List.of("LIST ", "GET ", "HEAD ");

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Integer>> faults = new ConcurrentHashMap<>();
    private final Map<String, Runnable> events = new ConcurrentHashMap<>();
    private final Map<String, Instant> times = new ConcurrentHashMap<>();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    FaultyStore(BlobStore objects) {
        super(objects);
    }

    /** Answers the next requests of this form, such as {@code GET bucket/key}, with these statuses. */
    void fail(String request, List<Integer> statuses) {
        faults.put(request, new ConcurrentLinkedQueue<>(statuses));
    }

    /** Does something right before the next request of this form is answered. */
    void before(String request, Runnable event) {
        events.put(request, event);
    }

    /** Says of an object, such as {@code bucket/key}, that it was modified at that time. */
    void touch(String object, Instant time) {
        times.put(object, time);
    }

    /** Says of an object that it has so many bytes, whatever is stored. */
    void resize(String object, long sizeBytes) {
        sizes.put(object, sizeBytes);
    }

    /** What was listed and read, in order. */
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
        String object = request.bucket() + "/" + request.key();
        answer("HEAD " + object);
        HeadObjectResponse found = super.blobMetadata(request);
        Instant time = times.get(object);
        return found == null || time == null
                ? found
                : found.toBuilder().lastModified(time).build();
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        String object = request.bucket() + "/" + request.key();
        answer("PUT " + object);
        times.remove(object);
        return super.putBlob(request, content);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        answer("COPY " + request.sourceBucket() + "/" + request.sourceKey());
        times.remove(request.destinationBucket() + "/" + request.destinationKey());
        CopyObjectResponse copied = super.copyBlob(request);
        answer("COPIED " + request.sourceBucket() + "/" + request.sourceKey());
        return copied;
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        answer("UPLOAD " + request.bucket() + "/" + request.key());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        answer("ABORT " + upload.containerName() + "/" + upload.blobName());
        super.abortMultipartUpload(upload);
    }

    /** A page in which each key has its own answer. */
    @Override
    public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest request) {
        List<DeletedObject> done = new ArrayList<>();
        List<S3Error> errors = new ArrayList<>();
        for (ObjectIdentifier object : request.delete().objects()) {
            try {
                DeleteObjectResponse removed = removeBlob(DeleteObjectRequest.builder()
                        .bucket(request.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .build());
                done.add(DeletedObject.builder()
                        .key(object.key())
                        .versionId(object.versionId())
                        .deleteMarker(removed.deleteMarker())
                        .deleteMarkerVersionId(removed.versionId())
                        .build());
            } catch (AwsServiceException e) {
                errors.add(S3Error.builder()
                        .key(object.key())
                        .versionId(object.versionId())
                        .code(e.statusCode() == 403 ? "AccessDenied" : "SlowDown")
                        .message(e.getMessage())
                        .build());
            }
        }
        return DeleteObjectsResponse.builder().deleted(done).errors(errors).build();
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
        ListObjectVersionsResponse page = super.listVersions(request);
        return page.toBuilder()
                .versions(page.versions().stream()
                        .map(version -> dated(request.bucket(), version))
                        .toList())
                .build();
    }

    private ObjectVersion dated(String bucket, ObjectVersion version) {
        Instant time = times.get(bucket + "/" + version.key());
        return time == null ? version : version.toBuilder().lastModified(time).build();
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        answer("DELETE " + request.bucket() + "/" + request.key());
        return super.removeBlob(request);
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
        if (READS.stream().anyMatch(request::startsWith)) {
            requests.add(request);
        }
        Runnable before = events.remove(request);
        if (before != null) {
            before.run();
        }
        Queue<Integer> statuses = faults.get(request);
        Integer status = statuses == null ? null : statuses.poll();
        if (status != null && status != FINE) {
            throw S3Exceptions.fromStatusCode(status);
        }
    }
}

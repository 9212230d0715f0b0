package dev.ballast.testing;

import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.StorageRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An empty bucket of its own at an S3 endpoint in this process, which keeps objects in memory. The endpoint is shared by
 * all tests of a JVM, and nobody stops it.
 *
 * @param name no two are alike, for Hadoop keeps connections by name
 */
public record TestBucket(String name) {
    private static final FaultyStore OBJECTS = new FaultyStore(new TransientNio2BlobStore());
    private static final int PORT = started();
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    /** Makes a bucket. */
    public static TestBucket create() {
        TestBucket bucket = new TestBucket("bucket-" + BUCKETS.incrementAndGet());
        OBJECTS.createContainer(bucket.name());
        return bucket;
    }

    /** Makes a bucket that keeps what is overwritten or deleted. */
    public static TestBucket withVersions() {
        TestBucket bucket = create();
        OBJECTS.putBucketVersioning(PutBucketVersioningRequest.builder()
                .bucket(bucket.name())
                .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED))
                .build());
        return bucket;
    }

    /** How to reach the endpoint; what fails is tried again three times, at once. */
    public static Map<String, String> settings() {
        return HadoopSettings.of(
                Map.ofEntries(
                        Map.entry("fs.s3a.endpoint", "http://127.0.0.1:" + PORT),
                        Map.entry("fs.s3a.endpoint.region", "us-east-1"),
                        Map.entry("fs.s3a.path.style.access", "true"),
                        Map.entry("fs.s3a.access.key", "nobody"),
                        Map.entry("fs.s3a.secret.key", "nothing"),
                        Map.entry("fs.s3a.attempts.maximum", "0"),
                        Map.entry("fs.s3a.retry.limit", "3"),
                        Map.entry("fs.s3a.retry.interval", "5ms"),
                        Map.entry("fs.s3a.retry.throttle.limit", "3"),
                        Map.entry("fs.s3a.retry.throttle.interval", "5ms")),
                8);
    }

    public StorageRoot root() {
        return StorageRoot.parse("s3a://" + name);
    }

    /** Stores an object, whatever its key. */
    public void store(String key, byte[] content) {
        OBJECTS.putBlob(
                PutObjectRequest.builder()
                        .bucket(name)
                        .key(key)
                        .contentLength((long) content.length)
                        .build(),
                new ByteArrayInputStream(content));
    }

    /**
     * Stores what a registry holds, with the same times, below a prefix.
     *
     * @return where it begins
     */
    public StorageRoot store(TestRegistry registry, String prefix) {
        for (Path file : registry.paths()) {
            if (Files.isRegularFile(file)) {
                String key = prefix + "/" + registry.root().relativize(file);
                try {
                    store(key, Files.readAllBytes(file));
                    OBJECTS.touch(
                            name + "/" + key, Files.getLastModifiedTime(file).toInstant());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return root().resolve(prefix);
    }

    /** Says of an object that it was modified at that time. */
    public void touch(String key, Instant time) {
        OBJECTS.touch(name + "/" + key, time);
    }

    /** Says of an object that it has so many bytes. */
    public void resize(String key, long sizeBytes) {
        OBJECTS.resize(name + "/" + key, sizeBytes);
    }

    /** Removes an object. */
    public void remove(String key) {
        OBJECTS.removeBlob(DeleteObjectRequest.builder().bucket(name).key(key).build());
    }

    /** Answers the next requests for a key or a prefix with these statuses. */
    public void fail(String method, String key, Integer... statuses) {
        OBJECTS.fail(method + " " + name + "/" + key, List.of(statuses));
    }

    /** Does something right before the next such request is answered. */
    public void before(String method, String key, Runnable event) {
        OBJECTS.before(method + " " + name + "/" + key, event);
    }

    /** Every object that is there, by its key. */
    public Map<String, byte[]> objects() {
        Map<String, byte[]> objects = new TreeMap<>();
        for (S3Object object : OBJECTS.delegate()
                .list(ListObjectsV2Request.builder().bucket(name).maxKeys(1000).build())
                .contents()) {
            GetObjectRequest get =
                    GetObjectRequest.builder().bucket(name).key(object.key()).build();
            try (InputStream content = OBJECTS.delegate().getBlob(get)) {
                objects.put(object.key(), content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return objects;
    }

    /** How many versions and markers there are. */
    public int versions() {
        ListObjectVersionsResponse all = OBJECTS.delegate()
                .listVersions(ListObjectVersionsRequest.builder()
                        .bucket(name)
                        .maxKeys(1000)
                        .build());
        return all.versions().size() + all.deleteMarkers().size();
    }

    /** The requests for objects of this bucket so far, such as {@code GET a/key}. */
    public List<String> requests() {
        return OBJECTS.requests().stream()
                .filter(request -> request.contains(" " + name + "/"))
                .map(request -> request.replace(name + "/", ""))
                .toList();
    }

    private static int started() {
        try {
            S3Proxy endpoint = S3Proxy.builder()
                    .blobStore(OBJECTS)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .ignoreUnknownHeaders(true)
                    .build();
            endpoint.start();
            return endpoint.getPort();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start an S3 endpoint", e);
        }
    }
}

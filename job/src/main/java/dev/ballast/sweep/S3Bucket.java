package dev.ballast.sweep;

import com.google.common.collect.Iterables;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket behind the connection, the credentials and the patience that Hadoop's settings give. */
final class S3Bucket implements Bucket {
    /** A request deletes no more. */
    static final int PAGE = 1000;
    /** A request copies no more. */
    private static final long MOST_COPIED_AT_ONCE = 5L << 30;

    private static final long PART_BYTES = 512L << 20;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final Set<String> PASSING =
            Set.of("InternalError", "SlowDown", "ServiceUnavailable", "RequestTimeout", "OperationAborted");

    private final S3Client client;
    private final String name;
    private final PatientRequests requests;
    private final long mostCopiedAtOnce;

    private S3Bucket(S3Client client, String name, PatientRequests requests, long mostCopiedAtOnce) {
        this.client = client;
        this.name = name;
        this.requests = requests;
        this.mostCopiedAtOnce = mostCopiedAtOnce;
    }

    /**
     * Opens the bucket of a storage.
     *
     * @param requestsPerSecond how many requests it is asked at most
     * @throws StorageException if it is none of S3's, or does not answer
     */
    static S3Bucket open(StorageRoot root, Map<String, String> settings, double requestsPerSecond) {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        try {
            if (FileSystem.get(root.uri(), configuration) instanceof S3AFileSystem files) {
                return new S3Bucket(
                        files.getS3AInternals().getAmazonS3Client("sweep"),
                        files.getBucket(),
                        PatientRequests.of(configuration, requestsPerSecond),
                        MOST_COPIED_AT_ONCE);
            }
        } catch (IOException e) {
            throw new StorageException(
                    Kind.UNREACHABLE, "Cannot connect to " + root + ": " + e.getMessage() + ". Check --conf.");
        }
        throw new StorageException(
                Kind.INVALID, "Cannot change " + root + ": plans are applied on disks and in buckets of S3 only.");
    }

    /** The same bucket, which copies larger objects in parts. */
    S3Bucket copyingAtOnce(long mostBytes) {
        return new S3Bucket(client, name, requests, mostBytes);
    }

    private <T> T ask(Supplier<T> request) {
        return requests.ask(request);
    }

    @Override
    public StoredObject put(String key, byte[] content) {
        PutObjectResponse answer =
                ask(() -> client.putObject(put -> put.bucket(name).key(key), RequestBody.fromBytes(content)));
        return new StoredObject(key, content.length, Instant.EPOCH, said(answer.eTag()), said(answer.versionId()), "");
    }

    @Override
    public Optional<StoredObject> find(String key) {
        try {
            HeadObjectResponse answer =
                    ask(() -> client.headObject(head -> head.bucket(name).key(key)));
            return Optional.of(new StoredObject(
                    key,
                    answer.contentLength(),
                    answer.lastModified(),
                    said(answer.eTag()),
                    said(answer.versionId()),
                    said(answer.storageClassAsString())));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<StoredObject> page(String prefix, String after) {
        return ask(() ->
                client.listObjectsV2(list -> list.bucket(name).prefix(prefix).startAfter(after)).contents().stream()
                        .map(S3Bucket::object)
                        .toList());
    }

    @Override
    public List<StoredObject> below(String prefix) {
        return ask(() -> client.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
                .map(S3Bucket::object)
                .toList());
    }

    private static StoredObject object(S3Object object) {
        return new StoredObject(
                object.key(),
                object.size(),
                object.lastModified(),
                said(object.eTag()),
                "",
                said(object.storageClassAsString()));
    }

    @Override
    public void copy(StoredObject object, String to) {
        if (object.sizeBytes() > mostCopiedAtOnce) {
            new PartCopy(client, name, requests, Math.min(PART_BYTES, mostCopiedAtOnce)).copy(object, to);
            return;
        }
        ask(() -> client.copyObject(copy -> copy.sourceBucket(name)
                .sourceKey(object.key())
                .copySourceIfMatch(object.etag())
                .destinationBucket(name)
                .destinationKey(to)
                .storageClass(unlessEmpty(object.storageClass()))));
    }

    @Override
    public String remove(String key, Optional<String> etag) {
        return said(ask(() -> client.deleteObject(
                        delete -> delete.bucket(name).key(key).ifMatch(etag.orElse(null))))
                .versionId());
    }

    @Override
    public void removeVersion(String key, String versionId) {
        ask(() -> client.deleteObject(delete -> delete.bucket(name).key(key).versionId(versionId)));
    }

    @Override
    public Map<Name, Removal> removeAll(Collection<Name> names) {
        Map<Name, Removal> removals = new HashMap<>();
        for (List<Name> page : Iterables.partition(names, PAGE)) {
            try {
                ask(() -> removePage(page, removals));
            } catch (SdkException e) {
                Act why = Acts.failed(e);
                page.forEach(name -> removals.putIfAbsent(name, new Removal("", why.errorCode(), why.why())));
            }
        }
        return removals;
    }

    /** Asks for what is not done yet; says so if the store could not do all of it now. */
    private boolean removePage(List<Name> page, Map<Name, Removal> removals) {
        List<ObjectIdentifier> open = page.stream()
                .filter(name -> mayPass(removals.get(name)))
                .map(name -> ObjectIdentifier.builder()
                        .key(name.key())
                        .versionId(unlessEmpty(name.versionId()))
                        .build())
                .toList();
        DeleteObjectsResponse answer =
                client.deleteObjects(delete -> delete.bucket(name).delete(all -> all.objects(open)));
        answer.deleted()
                .forEach(done -> removals.put(
                        new Name(done.key(), said(done.versionId())),
                        new Removal(said(done.deleteMarkerVersionId()), "", "")));
        answer.errors()
                .forEach(error -> removals.put(
                        new Name(error.key(), said(error.versionId())),
                        new Removal("", error.code() == null ? "Unknown" : error.code(), said(error.message()))));
        if (page.stream().map(removals::get).anyMatch(S3Bucket::mayPass)) {
            throw S3Exception.builder()
                    .statusCode(UNAVAILABLE)
                    .message("some keys of a page could not be deleted now")
                    .build();
        }
        return true;
    }

    private static boolean mayPass(@Nullable Removal removal) {
        return removal == null || PASSING.contains(removal.errorCode());
    }

    @Override
    public List<Version> versions(String prefix) {
        return ask(() -> client
                .listObjectVersionsPaginator(list -> list.bucket(name).prefix(prefix))
                .stream()
                .flatMap(page -> Stream.concat(
                        page.versions().stream().map(S3Bucket::version),
                        page.deleteMarkers().stream().map(S3Bucket::marker)))
                .sorted(Comparator.comparing(
                                (Version version) -> version.object().key())
                        .thenComparing(version -> !version.isLatest())
                        .thenComparing(version -> version.object().modifiedAt(), Comparator.reverseOrder()))
                .toList());
    }

    private static Version version(ObjectVersion version) {
        return new Version(
                new StoredObject(
                        version.key(),
                        version.size(),
                        version.lastModified(),
                        said(version.eTag()),
                        version.versionId(),
                        said(version.storageClassAsString())),
                false,
                version.isLatest());
    }

    private static Version marker(DeleteMarkerEntry marker) {
        return new Version(
                new StoredObject(marker.key(), 0, marker.lastModified(), "", marker.versionId(), ""),
                true,
                marker.isLatest());
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}

package dev.ballast.storage;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.Constants;
import org.apache.hadoop.fs.s3a.Invoker;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3ARetryPolicy;
import org.apache.hadoop.fs.s3a.api.RequestFactory;
import org.apache.hadoop.util.functional.CallableRaisingIOE;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * Requests to a bucket of S3, through the connection, the credentials and the patience that Hadoop's settings give.
 *
 * @param requests begins each request with what those settings say of all, as the key of an encrypted bucket
 * @param root the key below which the storage lies, with a slash at its end; empty if it is the whole bucket
 * @param knowsVersion2 of listings
 */
record S3Requests(
        S3Client client, RequestFactory requests, String root, boolean knowsVersion2, int pageKeys, Invoker invoker) {

    /** Those to a storage; nothing if it is none of S3's. */
    static Optional<S3Requests> to(StorageRoot storage, FileSystem files) {
        if (!(files instanceof S3AFileSystem s3)) {
            return Optional.empty();
        }
        Configuration configuration = files.getConf();
        return Optional.of(new S3Requests(
                s3.getS3AInternals().getAmazonS3Client("reading"),
                s3.getRequestFactory(),
                folderKey(storage.uri().getPath().replaceFirst("^/", "")),
                configuration.getInt(Constants.LIST_VERSION, Constants.DEFAULT_LIST_VERSION) == 2,
                configuration.getInt(Constants.MAX_PAGING_KEYS, Constants.DEFAULT_MAX_PAGING_KEYS),
                new Invoker(new S3ARetryPolicy(configuration), Invoker.NO_OP)));
    }

    private static String folderKey(String key) {
        return key.isEmpty() ? "" : key + "/";
    }

    /** The key of a file or folder of the storage. */
    String key(String relative) {
        return relative.isEmpty() && !root.isEmpty() ? root.substring(0, root.length() - 1) : root + relative;
    }

    /** The path in the storage of a key below its root. */
    String path(String key) {
        return key.substring(root.length());
    }

    /**
     * Asks for the keys below one that is a folder's.
     *
     * @param continuation what the page before this one said; nothing for the first
     */
    ListObjectsV2Response below(String key, @Nullable String continuation) {
        return client.listObjectsV2(requests.newListObjectsV2RequestBuilder(folderKey(key), null, pageKeys)
                .continuationToken(continuation)
                .build());
    }

    HeadObjectResponse head(String key) {
        return client.headObject(requests.newHeadObjectRequestBuilder(key).build());
    }

    ResponseInputStream<GetObjectResponse> get(String key) {
        return client.getObject(requests.newGetObjectRequestBuilder(key).build());
    }

    /**
     * Sends a request as often as the settings allow.
     *
     * @throws IOException in Hadoop's words, of the store's last answer
     */
    <T> T patiently(String action, String path, CallableRaisingIOE<T> request) throws IOException {
        return invoker.retry(action, path, true, request);
    }
}

package dev.ballast.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Writes down which permissions every request to S3 of this process needs, as AWS's reference of S3's operations says. The
 * SDK finds it by {@code software/amazon/awssdk/services/s3/execution.interceptors}.
 */
public final class SentActions implements ExecutionInterceptor {
    private static final Set<Action> SENT = ConcurrentHashMap.newKeySet();

    /**
     * A permission that was needed.
     *
     * @param name such as {@code s3:GetObject}
     * @param key of the object; empty for the bucket itself
     */
    public record Action(String name, String bucket, String key) {}

    /** Those for a bucket, so far. */
    public static Set<Action> of(String bucket) {
        return SENT.stream().filter(action -> action.bucket().equals(bucket)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SENT.addAll(actions(context.request()));
    }

    private static List<Action> actions(SdkRequest sent) {
        if (sent instanceof ListObjectsV2Request list) {
            return List.of(new Action("s3:ListBucket", list.bucket(), ""));
        }
        if (sent instanceof ListObjectsRequest list) {
            return List.of(new Action("s3:ListBucket", list.bucket(), ""));
        }
        if (sent instanceof HeadBucketRequest head) {
            return List.of(new Action("s3:ListBucket", head.bucket(), ""));
        }
        if (sent instanceof ListObjectVersionsRequest list) {
            return List.of(new Action("s3:ListBucketVersions", list.bucket(), ""));
        }
        if (sent instanceof GetObjectRequest get) {
            return List.of(new Action(of("s3:GetObject", get.versionId()), get.bucket(), get.key()));
        }
        if (sent instanceof HeadObjectRequest head) {
            return List.of(new Action(of("s3:GetObject", head.versionId()), head.bucket(), head.key()));
        }
        return changes(sent);
    }

    private static List<Action> changes(SdkRequest sent) {
        if (sent instanceof PutObjectRequest put) {
            return List.of(new Action("s3:PutObject", put.bucket(), put.key()));
        }
        if (sent instanceof CopyObjectRequest copy) {
            return List.of(source(copy), new Action("s3:PutObject", copy.destinationBucket(), copy.destinationKey()));
        }
        if (sent instanceof CreateMultipartUploadRequest create) {
            return List.of(new Action("s3:PutObject", create.bucket(), create.key()));
        }
        if (sent instanceof UploadPartRequest part) {
            return List.of(new Action("s3:PutObject", part.bucket(), part.key()));
        }
        if (sent instanceof CompleteMultipartUploadRequest complete) {
            return List.of(new Action("s3:PutObject", complete.bucket(), complete.key()));
        }
        if (sent instanceof AbortMultipartUploadRequest abort) {
            return List.of(new Action("s3:AbortMultipartUpload", abort.bucket(), abort.key()));
        }
        if (sent instanceof DeleteObjectRequest delete) {
            return List.of(new Action(of("s3:DeleteObject", delete.versionId()), delete.bucket(), delete.key()));
        }
        if (sent instanceof DeleteObjectsRequest delete) {
            List<Action> actions = new ArrayList<>();
            for (ObjectIdentifier object : delete.delete().objects()) {
                actions.add(new Action(of("s3:DeleteObject", object.versionId()), delete.bucket(), object.key()));
            }
            return actions;
        }
        String bucket = sent.getValueForField("Bucket", String.class).orElse("");
        return List.of(new Action(sent.getClass().getSimpleName(), bucket, ""));
    }

    /** Named by bucket and key, or by both in one, encoded as in a URL: S3A names it so. */
    @SuppressWarnings("deprecation")
    private static Action source(CopyObjectRequest copy) {
        if (copy.sourceBucket() != null) {
            return new Action(of("s3:GetObject", copy.sourceVersionId()), copy.sourceBucket(), copy.sourceKey());
        }
        String source = URLDecoder.decode(copy.copySource(), UTF_8);
        String path = source.startsWith("/") ? source.substring(1) : source;
        int bucketEnd = path.indexOf('/');
        return new Action("s3:GetObject", path.substring(0, bucketEnd), path.substring(bucketEnd + 1));
    }

    /** The action's name for the newest version, or for one that is named. */
    private static String of(String action, @Nullable String versionId) {
        return versionId == null ? action : action + "Version";
    }
}

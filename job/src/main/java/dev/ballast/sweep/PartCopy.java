package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Copies within a bucket what is too large for one request: in parts, see "Copying an object using multipart upload" in the
 * S3 User Guide.
 */
record PartCopy(S3Client client, String bucket, PatientRequests requests, long partBytes) {

    /**
     * Copies an object as it was when it was found; nothing is left of a copy that fails.
     *
     * @throws SdkException if the object is another one by now, or the store does not answer
     */
    void copy(StoredObject object, String to) {
        String storageClass = object.storageClass();
        String upload = requests.ask(() -> client.createMultipartUpload(create ->
                        create.bucket(bucket).key(to).storageClass(storageClass.isEmpty() ? null : storageClass)))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(object, to, upload);
            requests.ask(() -> client.completeMultipartUpload(complete ->
                    complete.bucket(bucket).key(to).uploadId(upload).multipartUpload(all -> all.parts(parts))));
        } catch (SdkException e) {
            abort(to, upload, e);
            throw e;
        }
    }

    private List<CompletedPart> parts(StoredObject object, String to, String upload) {
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < object.sizeBytes(); from += partBytes) {
            String range = "bytes=" + from + "-" + (Math.min(object.sizeBytes(), from + partBytes) - 1);
            int number = parts.size() + 1;
            String etag = requests.ask(() -> client.uploadPartCopy(part -> part.sourceBucket(bucket)
                            .sourceKey(object.key())
                            .copySourceIfMatch(object.etag())
                            .copySourceRange(range)
                            .destinationBucket(bucket)
                            .destinationKey(to)
                            .uploadId(upload)
                            .partNumber(number)))
                    .copyPartResult()
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        return parts;
    }

    /** What was copied of an object would be paid for, and seen by nobody. */
    private void abort(String key, String upload, SdkException why) {
        try {
            requests.ask(() -> client.abortMultipartUpload(
                    abort -> abort.bucket(bucket).key(key).uploadId(upload)));
        } catch (SdkException e) {
            why.addSuppressed(e);
        }
    }
}

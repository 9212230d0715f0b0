package dev.ballast.sweep;

import java.util.Locale;

/** How a plan is written for others who carry it out. */
public enum ExportFormat {
    /**
     * A manifest of S3 Batch Operations, {@code S3BatchOperations_CSV_20180820} with the fields Bucket and Key: no header,
     * keys URL-encoded, see "Specifying a manifest" in the S3 User Guide's "Creating an S3 Batch Operations job".
     *
     * <pre>{@code
     * registry-bucket,prefix/docker/registry/v2/blobs/sha256/e3/e3b0…/data
     * }</pre>
     */
    S3_BATCH,

    /**
     * Calls of the OCI Distribution Specification 1.1, "Content Management", one per line: tags by their name, manifests
     * by their digest.
     *
     * <pre>{@code
     * DELETE /v2/library/app/manifests/sha256:e3b0…
     * }</pre>
     */
    API_CALLS;

    /** How the format is called: {@code s3-batch}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

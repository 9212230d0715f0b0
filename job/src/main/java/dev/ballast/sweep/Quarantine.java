package dev.ballast.sweep;

/**
 * Where a plan's things lie while they are aside: below the storage root, beside the registry's own folder, under the paths
 * that they had.
 *
 * <pre>{@code
 * _ballast/quarantine/20261123T023000Z-1a2b3c4d/docker/registry/v2/blobs/sha256/e3/e3b0…/data
 * }</pre>
 *
 * @param planId the plan
 */
record Quarantine(String planId) {
    static final String FOLDER = "_ballast/quarantine";

    String of(String place) {
        return folder() + "/" + place;
    }

    /** The place from which something came. */
    String original(String aside) {
        if (!aside.startsWith(folder() + "/")) {
            throw new IllegalArgumentException("Not in the quarantine of " + planId + ": " + aside);
        }
        return aside.substring(folder().length() + 1);
    }

    String probe() {
        return FOLDER + "/.probe-" + planId;
    }

    private String folder() {
        return FOLDER + "/" + planId;
    }
}

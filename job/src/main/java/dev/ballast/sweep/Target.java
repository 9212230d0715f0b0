package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What of the storage an item stands for.
 *
 * @param item the planned item
 * @param place what moves: a file or a folder with everything in it, exactly as it was listed
 * @param evidence the file whose size and time the plan knows; of an upload, its folder, and then the sum and the newest
 * @param isFolder whether the place is a folder
 */
record Target(PlanItem item, String place, String evidence, boolean isFolder) {
    private static final String CURRENT_LINK = "/current/link";
    private static final String UPLOAD_PART = "/data";

    /** The target of an item, or nothing for a path that the layout of registries does not have. */
    static Optional<Target> of(PlanItem item) {
        String path = item.path();
        Entry entry = RegistryLayout.classify(path);
        if (entry instanceof Entry.TagCurrentLink) {
            // A tag is its folder: one without a current link would still be listed.
            String folder = path.substring(0, path.length() - CURRENT_LINK.length());
            return Optional.of(new Target(item, folder, path, true));
        }
        if (entry instanceof Entry.BlobData
                || entry instanceof Entry.LayerLink
                || entry instanceof Entry.RevisionLink
                || entry instanceof Entry.TagHistoryLink) {
            return Optional.of(new Target(item, path, path, false));
        }
        return RegistryLayout.classify(path + UPLOAD_PART) instanceof Entry.UploadFile
                ? Optional.of(new Target(item, path, path, true))
                : Optional.empty();
    }

    /** Whether the plan was made of this. Tables keep times to the microsecond. */
    boolean isAsPlanned(long sizeBytes, Instant modifiedAt) {
        Instant planned = OffsetDateTime.parse(item.modifiedAt()).toInstant();
        return sizeBytes == item.sizeBytes()
                && modifiedAt.truncatedTo(ChronoUnit.MICROS).equals(planned);
    }

    /** Whether the evidence is all files of a folder together. */
    boolean isUpload() {
        return isFolder && evidence.equals(place);
    }
}

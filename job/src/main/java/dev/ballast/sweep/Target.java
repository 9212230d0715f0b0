package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of the storage an item stands for.
 *
 * @param item the planned item
 * @param place what moves, exactly as it was listed: a file; or of an upload the folder with everything in it, of which the
 *     plan knows the sum of the sizes and the newest time
 * @param isFolder whether the place is a folder
 */
record Target(PlanItem item, String place, boolean isFolder) {
    /** {@code <tag>/index/sha256/<hex>}. */
    private static final int TAG_HISTORY_FOLDERS = 4;

    /** {@code <tag>/current}. */
    private static final int TAG_FOLDERS = 2;

    private static final String UPLOAD_PART = "/data";

    /** The target of an item, or nothing for a path that the layout of registries does not have. */
    static Optional<Target> of(PlanItem item) {
        String path = item.path();
        Entry entry = RegistryLayout.classify(path);
        if (entry instanceof Entry.TagCurrentLink
                || entry instanceof Entry.BlobData
                || entry instanceof Entry.LayerLink
                || entry instanceof Entry.RevisionLink
                || entry instanceof Entry.TagHistoryLink) {
            return Optional.of(new Target(item, path, false));
        }
        return RegistryLayout.classify(path + UPLOAD_PART) instanceof Entry.UploadFile
                ? Optional.of(new Target(item, path, true))
                : Optional.empty();
    }

    /**
     * How many of the folders above it are its own: an empty one would say that something is still there. A registry
     * lists a tag as long as its folder exists.
     */
    int ownFolders() {
        Entry entry = RegistryLayout.classify(item.path());
        if (entry instanceof Entry.TagHistoryLink) {
            return TAG_HISTORY_FOLDERS;
        }
        return entry instanceof Entry.TagCurrentLink ? TAG_FOLDERS : 1;
    }

    /**
     * Whether the plan was made of these objects: of one, or of all of an upload. Stores say the time of an object to the
     * second, even those that list it more exactly.
     */
    boolean isAsPlanned(List<StoredObject> objects) {
        long bytes = objects.stream().mapToLong(StoredObject::sizeBytes).sum();
        Optional<Instant> newest =
                objects.stream().map(StoredObject::modifiedAt).max(Comparator.naturalOrder());
        return bytes == item.sizeBytes()
                && newest.map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                        .equals(Optional.of(plannedTime().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Whether the plan was made of this. Tables keep times to the microsecond. */
    boolean isAsPlanned(long sizeBytes, Instant modifiedAt) {
        return sizeBytes == item.sizeBytes()
                && modifiedAt.truncatedTo(ChronoUnit.MICROS).equals(plannedTime());
    }

    private Instant plannedTime() {
        return OffsetDateTime.parse(item.modifiedAt()).toInstant();
    }
}

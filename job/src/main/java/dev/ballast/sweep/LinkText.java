package dev.ballast.sweep;

import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.StoredFile;
import java.nio.charset.StandardCharsets;

/** What links hold. */
final class LinkText {
    private LinkText() {}

    /**
     * What a listed link holds; nothing if it vanished or is damaged.
     *
     * @throws PartialViewException if the storage fails
     */
    static String of(ObjectReader reader, StoredFile link, int limitBytes) {
        return of(link.path(), reader.read(link.path(), link.sizeBytes(), limitBytes));
    }

    /**
     * What the link at a path holds; nothing if there is none or it is damaged.
     *
     * @throws PartialViewException if the storage fails
     */
    static String of(ObjectReader reader, String path, int limitBytes) {
        return of(path, reader.read(path, limitBytes));
    }

    private static String of(String path, ReadOutcome outcome) {
        if (outcome instanceof ReadOutcome.Failed failed) {
            throw new PartialViewException(path, failed.why());
        }
        return outcome instanceof ReadOutcome.Content content
                ? new String(content.bytes(), StandardCharsets.UTF_8).strip()
                : "";
    }
}

package dev.ballast.registry;

import java.time.Instant;
import java.util.Optional;

/** The UUID that names an upload. From version 7 on it begins with its time in milliseconds (RFC 9562). */
final class UploadName {

    private static final int LENGTH = 36;
    private static final int VERSION_POSITION = 14;
    private static final int TIME_BITS_BELOW_FIRST_GROUP = 16;

    private UploadName() {}

    static boolean isValid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (isDashPosition(i) ? text.charAt(i) != '-' : !isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static Optional<Instant> startedAt(String upload) {
        if (!isValid(upload) || upload.charAt(VERSION_POSITION) != '7') {
            return Optional.empty();
        }
        long milliseconds =
                (Long.parseLong(upload, 0, 8, 16) << TIME_BITS_BELOW_FIRST_GROUP) | Long.parseLong(upload, 9, 13, 16);
        return Optional.of(Instant.ofEpochMilli(milliseconds));
    }

    private static boolean isDashPosition(int i) {
        return i == 8 || i == 13 || i == 18 || i == 23;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}

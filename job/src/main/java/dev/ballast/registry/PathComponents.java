package dev.ballast.registry;

/** What can be said of a path without knowing the layout. */
final class PathComponents {

    private static final String TEMPORARY = ".tmp";
    private static final int UUID_LENGTH = 36;

    private PathComponents() {}

    /** Whether no component is empty, {@code .} or {@code ..}; one slash at the end is allowed. */
    static boolean areProper(String path) {
        if (path.isEmpty()) {
            return false;
        }
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end == start || isDots(path, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /** Whether this is {@code <name>.<uuid>.tmp}, which Distribution writes and then renames. */
    static boolean isTemporaryFile(String path) {
        int uuid = path.length() - TEMPORARY.length() - UUID_LENGTH;
        return uuid > 1
                && path.endsWith(TEMPORARY)
                && path.charAt(uuid - 1) == '.'
                && path.charAt(uuid - 2) != '/'
                && UploadName.isValid(path.substring(uuid, uuid + UUID_LENGTH));
    }

    private static boolean isDots(String path, int start, int end) {
        return path.charAt(start) == '.' && (end - start == 1 || (end - start == 2 && path.charAt(start + 1) == '.'));
    }
}

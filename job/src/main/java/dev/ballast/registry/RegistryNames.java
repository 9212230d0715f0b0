package dev.ballast.registry;

/**
 * What repositories and tags may be called.
 *
 * <p>Source: Distribution's reference grammar. A repository is at most 255 characters of components
 * <code>[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*</code> between slashes, a tag is <code>[\w][\w.-]{0,127}</code>. Scanned by
 * hand, since every path of a listing passes here.
 */
public final class RegistryNames {

    private static final int LONGEST_REPOSITORY = 255;
    private static final int LONGEST_TAG = 128;

    private RegistryNames() {}

    /** Whether a repository may have this name. */
    public static boolean isRepository(String name) {
        if (name.isEmpty() || name.length() > LONGEST_REPOSITORY) {
            return false;
        }
        int position = 0;
        while (position >= 0 && position < name.length()) {
            position = afterComponent(name, position);
        }
        return position == name.length();
    }

    /** Whether a tag may have this name. */
    public static boolean isTag(String name) {
        if (name.isEmpty() || name.length() > LONGEST_TAG || !isWord(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isWord(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** Where the next component begins, the length of the name after the last one, or -1 if this is no component. */
    private static int afterComponent(String name, int start) {
        int position = start;
        while (true) {
            int end = afterAlphanumerics(name, position);
            if (end == position) {
                return -1;
            }
            if (end == name.length()) {
                return end;
            }
            if (name.charAt(end) == '/') {
                return end + 1 == name.length() ? -1 : end + 1;
            }
            position = afterSeparator(name, end);
        }
    }

    private static int afterAlphanumerics(String name, int start) {
        int position = start;
        while (position < name.length() && isLowerAlphanumeric(name.charAt(position))) {
            position++;
        }
        return position;
    }

    /** Behind one dot, one or two underscores, or any number of dashes; on anything else, where it began. */
    private static int afterSeparator(String name, int start) {
        char separator = name.charAt(start);
        int longest = separator == '-' ? name.length() : separator == '_' ? 2 : separator == '.' ? 1 : 0;
        int position = start;
        while (position < name.length() && position - start < longest && name.charAt(position) == separator) {
            position++;
        }
        return position;
    }

    private static boolean isLowerAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isWord(char c) {
        return isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z') || c == '_';
    }
}

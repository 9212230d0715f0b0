package dev.ballast.registry;

/**
 * The grammar of repository names and tags. Source: OCI distribution specification 1.1, "Pulling manifests":
 * {@code [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/…)*} and {@code [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}}. Scanned by hand, because
 * every path of a registry is.
 */
final class Names {
    private static final int MAX_REPOSITORY_LENGTH = 255;
    private static final int MAX_TAG_LENGTH = 128;

    private Names() {}

    static boolean isRepository(String name) {
        if (name.isEmpty() || name.length() > MAX_REPOSITORY_LENGTH) {
            return false;
        }
        int begin = 0;
        for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', begin)) {
            if (!isComponent(name, begin, end)) {
                return false;
            }
            begin = end + 1;
        }
        return isComponent(name, begin, name.length());
    }

    static boolean isTag(String tag) {
        if (tag.isEmpty() || tag.length() > MAX_TAG_LENGTH || tag.charAt(0) == '.' || tag.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if (!isAlphanumeric(c) && !(c >= 'A' && c <= 'Z') && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isComponent(String name, int begin, int end) {
        if (begin == end || !isAlphanumeric(name.charAt(begin)) || !isAlphanumeric(name.charAt(end - 1))) {
            return false;
        }
        int i = begin;
        while (i < end) {
            int separator = separatorLength(name, i, end);
            if (separator < 0) {
                return false;
            }
            i += Math.max(1, separator);
        }
        return true;
    }

    /** 0 for a letter or digit, the length of the separator that begins here, or -1 for anything else. */
    private static int separatorLength(String name, int at, int end) {
        char c = name.charAt(at);
        if (isAlphanumeric(c)) {
            return 0;
        }
        int length = 1;
        while (at + length < end && !isAlphanumeric(name.charAt(at + length))) {
            if (name.charAt(at + length) != c) {
                return -1;
            }
            length++;
        }
        boolean isSeparator = c == '-' || (c == '.' && length == 1) || (c == '_' && length <= 2);
        return isSeparator ? length : -1;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}

package dev.ballast.registry;

/** Text from a document, made fit for a one-line message: quoted, cut, and without control characters. */
final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    static String of(String text) {
        return "'" + line(text) + "'";
    }

    static String line(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
        }
        return text.length() > LONGEST ? line + "…" : line.toString();
    }
}

package dev.ballast.reports.words;

/** Names from a registry's storage, made safe to print: they may hold anything that a path may. */
public final class Names {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int BRIEF = "sha256:".length() + 12;

    private Names() {}

    /** The name with every character replaced that would move a cursor, end a line or turn the direction of writing. */
    public static String printable(String name) {
        return name.codePoints()
                .map(character -> isPrintable(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As much of a digest as tells it from the others of a page. */
    public static String brief(String digest) {
        return digest.length() <= BRIEF ? digest : digest.substring(0, BRIEF) + "…";
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

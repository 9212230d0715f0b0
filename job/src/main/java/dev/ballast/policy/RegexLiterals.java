package dev.ballast.policy;

/**
 * Texts that every name has which a regular expression of RE2's syntax matches. Read from the expression only as far as there
 * is no doubt: an expression with groups or alternatives may have none.
 *
 * @param prefix what a name begins with
 * @param inside what it holds somewhere
 */
record RegexLiterals(String prefix, String inside) {
    private static final RegexLiterals NONE = new RegexLiterals("", "");
    private static final String REPEATING = "*+?{";
    /** Escapes of one letter that stand for characters of a kind, or for places. */
    private static final String KINDS = "dDwWsSbBAz";

    static RegexLiterals of(String expression) {
        String text = expression.startsWith("^") ? expression.substring(1) : expression;
        String longest = "";
        String first = null;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isPlain(text.charAt(end))) {
                end++;
            }
            boolean isRepeated = end > at && end < text.length() && REPEATING.indexOf(text.charAt(end)) >= 0;
            String literal = text.substring(at, isRepeated ? end - 1 : end);
            first = first == null ? literal : first;
            longest = literal.length() > longest.length() ? literal : longest;
            int next = behindOther(text, end);
            if (next < 0) {
                return NONE;
            }
            at = next;
        }
        return new RegexLiterals(first == null ? "" : first, longest);
    }

    boolean areIn(String name) {
        return name.startsWith(prefix) && name.contains(inside);
    }

    /** Where what is no literal ends, or -1 if that cannot be told so simply. */
    private static int behindOther(String text, int at) {
        if (at == text.length()) {
            return at;
        }
        char c = text.charAt(at);
        if (c == '[') {
            return behindClass(text, at);
        }
        if (c == '{') {
            int end = text.indexOf('}', at);
            return end < 0 ? -1 : end + 1;
        }
        if (c == '\\') {
            boolean isKind = at + 1 < text.length()
                    && (KINDS.indexOf(text.charAt(at + 1)) >= 0 || !Character.isLetterOrDigit(text.charAt(at + 1)));
            return isKind ? at + 2 : -1;
        }
        return c == '(' || c == ')' || c == '|' ? -1 : at + 1;
    }

    private static int behindClass(String text, int at) {
        int end = text.indexOf(']', at);
        String inside = end < 0 ? "" : text.substring(at + 1, end);
        // Neither []a] nor [[:alpha:]] nor [\]].
        return inside.isEmpty() || inside.equals("^") || inside.contains("[") || inside.contains("\\") ? -1 : end + 1;
    }

    private static boolean isPlain(char c) {
        return c == '-'
                || c == '_'
                || c == '/'
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }
}

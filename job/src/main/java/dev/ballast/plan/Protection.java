package dev.ballast.plan;

/** What keeps a thing although nothing needs it, as {@code protected_by} names it. */
public final class Protection {
    /** It is younger than the cut-off. */
    public static final String AGE = "age";

    private static final String GATE = "gate:";

    private Protection() {}

    /** A gate refused the whole plan. */
    public static String gate(String name) {
        return GATE + name;
    }

    /** Half a sentence. */
    static String meaning(String protection) {
        return protection.startsWith(GATE)
                ? "old enough, and kept because the gate " + protection.substring(GATE.length()) + " refused the plan"
                : "younger than the minimum age";
    }
}

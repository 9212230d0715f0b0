package dev.ballast.plan;

import dev.ballast.policy.Decision;
import java.util.List;

/** What keeps a thing although nothing needs it, as {@code protected_by} names it. */
public final class Protection {
    /** It is younger than the cut-off. */
    public static final String AGE = Decision.AGE;

    /** Somebody uses it. */
    public static final String IN_USE = Decision.IN_USE;
    /** An image that stays needs it. */
    public static final String NEEDED = Decision.NEEDED;

    /** All but gates. */
    public static final List<String> ALL = List.of(AGE, IN_USE, NEEDED);

    private static final String GATE = "gate:";

    private Protection() {}

    /** A gate refused the whole plan. */
    public static String gate(String name) {
        return GATE + name;
    }

    /** Half a sentence. */
    static String meaning(String protection) {
        if (protection.startsWith(GATE)) {
            return "old enough, and kept because the gate " + protection.substring(GATE.length()) + " refused the plan";
        }
        return switch (protection) {
            case IN_USE -> "taken by a rule, and kept because somebody uses it";
            case NEEDED -> "taken by a rule, and kept because an image that stays needs it";
            default -> "younger than the minimum age";
        };
    }
}

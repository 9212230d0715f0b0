package dev.ballast.policy;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a tag or a manifest, and why.
 *
 * @param keeps whether it stays
 * @param rule the rule that decided; nothing if none did
 * @param evidence what the decision stands on, in words
 * @param keptBy what keeps it although a rule takes it: {@link #AGE}, {@link #IN_USE} or {@link #NEEDED}; else nothing
 */
public record Decision(
        boolean keeps,
        @Nullable String rule,
        String evidence,
        @Nullable String keptBy) {
    /** It is younger than the minimum age. */
    public static final String AGE = "age";
    /** A feed of images in use names it. */
    public static final String IN_USE = "in_use";
    /** An image that stays lists it, or refers to it. */
    public static final String NEEDED = "needed";

    static Decision keep(@Nullable String rule, String evidence) {
        return new Decision(true, rule, evidence, null);
    }

    static Decision take(@Nullable String rule, String evidence) {
        return new Decision(false, rule, evidence, null);
    }

    /** The same thing, which stays all the same. */
    Decision keptBy(String what, String why) {
        return keeps ? this : new Decision(true, rule, why + "; else: " + evidence, what);
    }
}

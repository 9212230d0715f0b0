package dev.ballast.policy;

/** What makes a manifest a root under a policy, as {@code images.root_reason} has it. */
public final class RootReason {
    /** A kept tag points at it. */
    public static final String TAG = "tag";
    /** A rule protects it, though no kept tag points at it. */
    public static final String RULE = "rule";
    /** Nothing leads to it, and no rule decides about it. */
    public static final String NO_RULE = "no_rule";
    /** A feed of images in use names it, or its tag. */
    public static final String IN_USE = "in_use";
    /** It is younger than the minimum age. */
    public static final String AGE = "age";
    /** A tag that cannot be read pointed at it. */
    public static final String HISTORY = "history";
    /** Its repository keeps everything. */
    public static final String DAMAGE = "damage";

    private RootReason() {}
}

package dev.ballast.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from a root down to what was asked about, inside of one repository.
 *
 * @param rootReason what makes the first step a root, as {@code images.root_reason} has it
 * @param rule the policy's rule that keeps it; nothing if none does
 * @param evidence what that stands on, in words; nothing without a policy
 * @param tags how many tags point at the root
 * @param tagSample the first of them by name, separated by commas
 * @param steps from the root down
 */
public record Chain(
        String repository,
        String rootReason,
        @Nullable String rule,
        @Nullable String evidence,
        long tags,
        @Nullable String tagSample,
        List<Step> steps) {

    public Chain {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param kind image, index, artifact; of the last one, what it is used for; nothing if nobody knows
     * @param platform as an index says it
     * @param role how it leads to the next: {@code layer}, {@code config}, {@code manifest} (it lists it),
     *     {@code referrer} (the next one refers to it); of the last one {@code asked}
     */
    public record Step(
            String digest, @Nullable String kind, @Nullable String platform, String role) {}

    /** The same, whose last step is of that kind if it has none. */
    Chain endingIn(@Nullable String kind) {
        Step last = steps.get(steps.size() - 1);
        if (last.kind() != null || kind == null) {
            return this;
        }
        List<Step> named = new ArrayList<>(steps.subList(0, steps.size() - 1));
        named.add(new Step(last.digest(), kind, last.platform(), last.role()));
        return new Chain(repository, rootReason, rule, evidence, tags, tagSample, named);
    }

    /** Of a step that another one refers to. */
    static final String REFERRER = "referrer";
    /** Of the last step. */
    static final String ASKED = "asked";
}

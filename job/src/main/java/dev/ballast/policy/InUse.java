package dev.ballast.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The images that somebody uses, from all feeds.
 *
 * @param problems what is wrong with feeds, a sentence each; with any, nothing may be deleted
 */
public record InUse(List<ImageUse> uses, List<String> problems) {
    /** Nobody was asked. */
    public static final InUse NONE = new InUse(List.of(), List.of());

    public InUse {
        uses = List.copyOf(uses);
        problems = List.copyOf(problems);
    }

    /**
     * Reads feeds.
     *
     * @param now from when their ages count
     */
    public static InUse of(List<InUseFeed> feeds, Instant now) {
        List<ImageUse> uses = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (InUseFeed feed : feeds) {
            try {
                uses.addAll(feed.read(now));
            } catch (BadFeedException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new InUse(uses, problems);
    }
}

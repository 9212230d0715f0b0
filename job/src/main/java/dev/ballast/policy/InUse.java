package dev.ballast.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The images that somebody uses, from all feeds.
 *
 * @param feeds the names of the feeds
 * @param freshUntil when the first of them will be stale; nothing without feeds
 * @param problems what is wrong with feeds, a sentence each; with any, nothing may be deleted
 */
public record InUse(List<String> feeds, Optional<Instant> freshUntil, List<ImageUse> uses, List<String> problems) {
    /** Nobody was asked. */
    public static final InUse NONE = new InUse(List.of(), Optional.empty(), List.of(), List.of());

    public InUse {
        feeds = List.copyOf(feeds);
        uses = List.copyOf(uses);
        problems = List.copyOf(problems);
    }

    /** With one more thing that is wrong. */
    public InUse with(String problem) {
        List<String> all = new ArrayList<>(problems);
        all.add(problem);
        return new InUse(feeds, freshUntil, uses, all);
    }

    /**
     * Reads feeds.
     *
     * @param now from when their ages count
     */
    public static InUse of(List<InUseFeed> feeds, Instant now) {
        List<ImageUse> uses = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        for (InUseFeed feed : feeds) {
            try {
                uses.addAll(feed.read(now));
                ends.add(feed.freshUntil());
            } catch (BadFeedException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new InUse(
                feeds.stream().map(InUseFeed::name).toList(),
                ends.stream().min(Comparator.naturalOrder()),
                uses,
                problems);
    }
}

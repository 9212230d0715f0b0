package dev.ballast.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The images that somebody uses, from all feeds.
 *
 * @param feeds the names of the feeds that say what is in use
 * @param freshUntil when the first of them will be stale; nothing without feeds
 * @param pullLog when images were pulled, which counts against a plan that could not know it; nothing if nobody says
 * @param silent what is wrong with feeds that know about some repositories only, a sentence by name; those repositories keep
 *     every image
 * @param problems what is wrong with other feeds, a sentence each; with any, nothing may be deleted
 */
public record InUse(
        List<String> feeds,
        Optional<Instant> freshUntil,
        List<ImageUse> uses,
        @Nullable PullLog pullLog,
        Map<String, String> silent,
        List<String> problems) {
    /** Nobody was asked. */
    public static final InUse NONE = new InUse(List.of(), Optional.empty(), List.of(), null, Map.of(), List.of());

    public InUse {
        feeds = List.copyOf(feeds);
        uses = List.copyOf(uses);
        silent = new TreeMap<>(silent);
        problems = List.copyOf(problems);
    }

    /** With one more thing that is wrong. */
    public InUse with(String problem) {
        List<String> all = new ArrayList<>(problems);
        all.add(problem);
        return new InUse(feeds, freshUntil, uses, pullLog, silent, all);
    }

    /** With a log of pulls, as one more feed; it can be relied upon as long as it is fresh. */
    public InUse with(PullLog log) {
        List<String> all = new ArrayList<>(feeds);
        all.add(PullLog.FEED);
        Instant end = log.freshUntil();
        return new InUse(all, Optional.of(freshUntil.filter(end::isAfter).orElse(end)), uses, log, silent, problems);
    }

    /**
     * What is in use for a plan that was made then: its log of pulls may have been written as long before as a log may, so
     * pulls count from there on.
     */
    public List<ImageUse> usesSince(Instant planned) {
        List<ImageUse> all = new ArrayList<>(uses);
        if (pullLog != null) {
            pullLog.since(planned.minus(pullLog.maxAge()))
                    .forEach(pull ->
                            all.add(new ImageUse(pull.repository(), pull.reference(), "a pull at " + pull.at())));
        }
        return all;
    }

    /**
     * Reads feeds.
     *
     * @param now from when their ages count
     */
    public static InUse of(List<InUseFeed> feeds, Instant now) {
        return of(feeds, Policy.NONE, now);
    }

    /**
     * Reads feeds.
     *
     * @param policy which feeds must be there, how old they may be, and about which repositories they know
     * @param now from when their ages count
     */
    public static InUse of(List<InUseFeed> feeds, Policy policy, Instant now) {
        List<String> heard = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        List<ImageUse> uses = new ArrayList<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (InUseFeed given : feeds) {
            InUseFeed feed = given.under(policy);
            try {
                uses.addAll(feed.read(now));
                ends.add(feed.freshUntil());
                heard.add(feed.name());
            } catch (BadFeedException e) {
                wrong.put(feed.name(), String.valueOf(e.getMessage()));
            }
        }
        wrong.putAll(policy.unnamed(feeds));
        Map<String, String> silent = new TreeMap<>(wrong);
        silent.keySet().removeIf(name -> !policy.isScoped(name));
        wrong.keySet().removeAll(silent.keySet());
        return new InUse(
                heard, ends.stream().min(Comparator.naturalOrder()), uses, null, silent, List.copyOf(wrong.values()));
    }
}

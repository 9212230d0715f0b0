package dev.ballast.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes up the pushes to one repository: builds, their tags, what is said about them, and when some are deleted. */
final class PushHistory {

    private static final Duration TO_SIGN = Duration.ofSeconds(40);
    private static final Duration TO_DESCRIBE = Duration.ofSeconds(95);
    private static final Duration SOONEST_CLEANING = Duration.ofDays(2);
    private static final Duration LATEST_CLEANING = Duration.ofDays(60);

    private final Traits traits;
    private final BaseImage result;
    private final Dice dice;
    private final ImagePlan plan;
    private final Packaging packaging;
    private final TagNames tagNames;
    private final List<Push> pushes = new ArrayList<>();

    /**
     * @param traits the repository
     * @param base what its images are built from
     * @param result receives what is built, for others to build upon
     */
    PushHistory(Traits traits, BaseImage base, BaseImage result, Dice dice) {
        this.traits = traits;
        this.result = result;
        this.dice = dice;
        this.plan = new ImagePlan(traits, base, dice);
        this.packaging = new Packaging(traits.name(), traits.format(), dice);
        this.tagNames = new TagNames(traits.kind(), dice);
    }

    /** How many builds it takes until the repository has its tags: one moves, the others stay. */
    int builds() {
        int overtaken = (int) Math.round(traits.tags() * traits.kind().untaggedPushes());
        return Math.max(1, traits.tags() - 1 + overtaken);
    }

    /** A build at each of these times. */
    List<Push> of(List<Instant> times) {
        Set<Integer> versions = versions(times.size());
        for (int i = 0; i < times.size(); i++) {
            boolean last = i == times.size() - 1;
            Contents build = build(times.get(i), last && traits.isBroken());
            if (versions.contains(i)) {
                addVersion(build, times.get(i));
            } else {
                addOvertaken(build, times.get(i), last ? Push.NEVER : deletion(times.get(i + 1)));
            }
        }
        return pushes;
    }

    /** The same images that another repository has, pushed once more as versions of this one. */
    List<Push> promoting(List<Push> builds, List<Instant> times) {
        for (int i = 0; i < builds.size(); i++) {
            addVersion(builds.get(i).contents(), times.get(i));
        }
        return pushes;
    }

    /** Which of the builds get a tag of their own. */
    private Set<Integer> versions(int builds) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            order.add(i);
        }
        dice.shuffle(order);
        return new TreeSet<>(order.subList(0, Math.min(builds, traits.tags() - 1)));
    }

    private Contents build(Instant at, boolean loseLayer) {
        Map<String, List<Blob>> layers = plan.build(at);
        result.release(at, layers);
        return packaging.pack(loseLayer ? withoutHighest(layers) : layers, at);
    }

    private void addVersion(Contents build, Instant at) {
        pushes.add(Push.kept(at, build, List.of(tagNames.next(at), tagNames.moving())));
        if (traits.isSigned()) {
            Contents signature = Statements.signature(traits.name(), build.top(), at.plus(TO_SIGN));
            pushes.add(Push.kept(at.plus(TO_SIGN), signature, List.of(Statements.signatureTag(build.top()))));
        }
        if (traits.isDescribed()) {
            pushes.add(Push.kept(at.plus(TO_DESCRIBE), Statements.billOfMaterials(build.top(), dice), List.of()));
        }
    }

    private void addOvertaken(Contents build, Instant at, Instant deletedAt) {
        pushes.add(new Push(at, build, List.of(tagNames.moving()), deletedAt));
    }

    /** When the owner deletes a build that was overtaken, if ever. */
    private Instant deletion(Instant overtakenAt) {
        return dice.chance(traits.kind().cleaned())
                ? overtakenAt.plus(dice.between(SOONEST_CLEANING, LATEST_CLEANING))
                : Push.NEVER;
    }

    private static Map<String, List<Blob>> withoutHighest(Map<String, List<Blob>> layersByPlatform) {
        Map<String, List<Blob>> damaged = new LinkedHashMap<>();
        layersByPlatform.forEach((platform, layers) -> {
            List<Blob> rest = new ArrayList<>(layers);
            if (damaged.isEmpty() && rest.get(rest.size() - 1) instanceof Layer highest) {
                rest.set(rest.size() - 1, highest.lost());
            }
            damaged.put(platform, rest);
        });
        return damaged;
    }
}

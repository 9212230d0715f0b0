package dev.ballast.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The history of a made-up registry, one repository after the other, so that it never has to be in memory as a whole.
 *
 * <p>Base images come first, since others are built from them; a release repository follows the CI repository whose
 * builds it promotes. Times are consistent throughout: no image is pushed before the base image that it is built from.
 */
final class SampleRegistry {

    private static final Duration FIRST_BASES = Duration.ofDays(1);
    /** The share of repositories' lives in which the last one was created. */
    private static final double LAST_FOUNDED = 0.85;

    private static final double ABANDONED = 0.15;
    private static final Duration SOONEST_PROMOTION = Duration.ofHours(1);
    private static final Duration LATEST_PROMOTION = Duration.ofHours(40);

    private final SampleSettings settings;
    private final List<BaseImage> bases = new ArrayList<>();
    private List<Push> builds = List.of();

    SampleRegistry(SampleSettings settings) {
        this.settings = settings;
    }

    /** Tells every repository's history; the same at every call. */
    void forEach(Consumer<RepositoryHistory> listener) {
        bases.clear();
        Dice dice = new Dice(settings.seed());
        for (Traits traits : new Composition(settings, dice.split()).repositories()) {
            listener.accept(history(traits, dice.split()));
        }
    }

    private RepositoryHistory history(Traits traits, Dice dice) {
        List<Push> pushes = new ArrayList<>(
                switch (traits.kind()) {
                    case BASE -> base(traits, dice);
                    case CI, SERVICE -> application(traits, dice);
                    case RELEASE -> release(traits, dice);
                });
        Leftovers leftovers = new Leftovers(settings, dice.split());
        pushes.addAll(leftovers.brokenOff(pushes.size()));
        pushes.sort(Comparator.comparing(Push::pushedAt));
        return new RepositoryHistory(traits.name(), pushes, leftovers.uploads(), leftovers.strays(pushes.size()));
    }

    private List<Push> base(Traits traits, Dice dice) {
        BaseImage result = new BaseImage();
        PushHistory history = new PushHistory(traits, below(traits), result, dice);
        bases.add(result);
        Instant first =
                settings.opened().plus(FIRST_BASES.multipliedBy(bases.size()).dividedBy(bases.size() + 1L));
        List<Instant> times = new ArrayList<>(List.of(first));
        times.addAll(new WorkingHours(settings.opened().plus(FIRST_BASES.multipliedBy(2)), settings.until(), dice)
                .pushes(history.builds() - 1));
        return history.of(times);
    }

    private List<Push> application(Traits traits, Dice dice) {
        PushHistory history = new PushHistory(traits, below(traits), new BaseImage(), dice);
        builds = history.of(life(dice).pushes(history.builds()));
        return builds;
    }

    /** Some builds of the repository before, the newest of them included. */
    private List<Push> release(Traits traits, Dice dice) {
        List<Push> promoted = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        int step = Math.max(1, builds.size() / Math.max(1, traits.tags()));
        for (int i = (builds.size() - 1) % step; i < builds.size(); i += step) {
            promoted.add(builds.get(i));
            times.add(builds.get(i).pushedAt().plus(dice.between(SOONEST_PROMOTION, LATEST_PROMOTION)));
        }
        times.sort(Comparator.naturalOrder());
        return new PushHistory(traits, new BaseImage(), new BaseImage(), dice).promoting(promoted, times);
    }

    private BaseImage below(Traits traits) {
        return traits.isFromScratch() ? new BaseImage() : bases.get(traits.base());
    }

    /** From when to when people pushed to a repository. */
    private WorkingHours life(Dice dice) {
        double founded = LAST_FOUNDED * dice.share() * dice.share();
        Instant from = settings.opened().plus(FIRST_BASES.multipliedBy(3)).plus(share(founded));
        Instant until = dice.chance(ABANDONED)
                ? from.plus(dice.between(Duration.ofDays(1), Duration.between(from, settings.until())))
                : settings.until();
        return new WorkingHours(from, until, dice);
    }

    private static Duration share(double share) {
        return Duration.ofSeconds((long) (SampleSettings.AGE.toSeconds() * share));
    }
}

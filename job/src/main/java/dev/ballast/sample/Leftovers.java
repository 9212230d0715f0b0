package dev.ballast.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong in a repository and stays behind: broken pushes, unfinished uploads, blobs that nothing links. */
final class Leftovers {

    private static final double BROKEN_OFF = 0.015;
    private static final double STRAY = 0.03;
    private static final double RECENT = 0.1;
    private static final double HAS_OLD_UPLOADS = 0.25;
    private static final double HAS_FRESH_UPLOAD = 0.1;
    private static final Duration DAY = Duration.ofDays(1);

    private final SampleSettings settings;
    private final Dice dice;

    Leftovers(SampleSettings settings, Dice dice) {
        this.settings = settings;
        this.dice = dice;
    }

    /** Pushes of layers whose manifest never came, a few for many that succeeded. */
    List<Push> brokenOff(int pushes) {
        List<Push> broken = new ArrayList<>();
        for (int i = 0; i < pushes; i++) {
            if (dice.chance(BROKEN_OFF)) {
                broken.add(Push.kept(twoDaysAgoOrMore(), new Contents(layers(), List.of()), List.of()));
            }
        }
        return broken;
    }

    List<Stray> strays(int pushes) {
        List<Stray> strays = new ArrayList<>();
        for (int i = 0; i < pushes; i++) {
            if (dice.chance(STRAY)) {
                strays.add(new Stray(layer(), twoDaysAgoOrMore()));
            }
        }
        return strays;
    }

    /** Mostly old ones, some begun within the last day. */
    List<Upload> uploads() {
        List<Upload> uploads = new ArrayList<>();
        if (dice.chance(HAS_OLD_UPLOADS)) {
            int count = dice.between(1, 3);
            for (int i = 0; i < count; i++) {
                uploads.add(upload(dice.between(DAY.multipliedBy(2), DAY.multipliedBy(60))));
            }
        }
        if (dice.chance(HAS_FRESH_UPLOAD)) {
            uploads.add(upload(dice.between(Duration.ofMinutes(5), DAY.minusHours(1))));
        }
        return uploads;
    }

    private Upload upload(Duration ago) {
        return new Upload(dice.uuid(), settings.until().minus(ago), LayerSizes.buildStep(dice));
    }

    private List<Blob> layers() {
        int count = dice.between(1, 4);
        List<Blob> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(layer());
        }
        return layers;
    }

    private Layer layer() {
        return Layer.of(Layer.OF_IMAGE, LayerSizes.buildStep(dice), dice);
    }

    /** Old enough not to be mistaken for a push under way; some are too young yet for a careful collector. */
    private Instant twoDaysAgoOrMore() {
        Instant from = dice.chance(RECENT)
                ? settings.until().minus(DAY.multipliedBy(6))
                : settings.opened().plus(DAY.multipliedBy(3));
        return new WorkingHours(from, settings.until().minus(DAY.multipliedBy(2)), dice).push();
    }
}

package dev.ballast.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The tags of one repository, one after the other. */
final class TagNames {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final RepositoryKind kind;
    private final Dice dice;
    private int major = 1;
    private int minor;
    private int patch;

    TagNames(RepositoryKind kind, Dice dice) {
        this.kind = kind;
        this.dice = dice;
    }

    /** The tag that every push moves. */
    String moving() {
        return kind == RepositoryKind.CI ? "main" : "latest";
    }

    /** A tag that stays where it is. */
    String next(Instant pushedAt) {
        return switch (kind) {
            case CI -> dice.one(List.of("main", "main", "develop", "release")) + "-" + dice.hex(8);
            case BASE -> version() + "-" + pushedAt.atZone(ZoneOffset.UTC).format(DATE);
            case SERVICE, RELEASE -> "v" + version();
        };
    }

    private String version() {
        double share = dice.share();
        if (share < 0.04) {
            major++;
            minor = 0;
            patch = 0;
        } else if (share < 0.35) {
            minor++;
            patch = 0;
        } else {
            patch++;
        }
        return major + "." + minor + "." + patch;
    }
}

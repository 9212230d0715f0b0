package dev.ballast.cli;

import dev.ballast.policy.InUse;
import dev.ballast.policy.InUseFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Feeds of images in use. */
final class InUseOptions {
    @Option(
            names = "--in-use",
            paramLabel = "NAME=FILE",
            description = "Images that the policy must not take: lines of images, lines of JSON with name and image, or"
                    + " what 'kubectl get pods -A -o json' prints. Repeatable.")
    private Map<String, Path> feeds = new LinkedHashMap<>();

    @Option(
            names = "--in-use-max-age",
            paramLabel = "AGE",
            defaultValue = "24h",
            converter = Durations.class,
            description = "A feed that was written longer ago stops all deletions. Default: ${DEFAULT-VALUE}.")
    private Duration maxAge;

    /** Whether there are none. */
    boolean isEmpty() {
        return feeds.isEmpty();
    }

    InUse read(Instant now) {
        List<InUseFeed> read = new ArrayList<>();
        feeds.forEach((name, file) -> read.add(new InUseFeed(name, file, maxAge)));
        return InUse.of(read, now);
    }
}

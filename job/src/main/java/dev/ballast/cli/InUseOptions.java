package dev.ballast.cli;

import dev.ballast.policy.InUse;
import dev.ballast.policy.InUseFeed;
import dev.ballast.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Feeds of images in use. */
final class InUseOptions {
    private final ConfiguredDefaults defaults;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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
            description = "A feed that was written longer ago stops all deletions, unless the policy gives it an age or"
                    + " repositories of its own. Default: ${DEFAULT-VALUE}.")
    private Duration maxAge;

    InUseOptions(ConfiguredDefaults defaults) {
        this.defaults = defaults;
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return all().isEmpty();
    }

    /** What feeds say, as old as they may be by themselves. */
    InUse read(Instant now) {
        return read(Policy.NONE, now);
    }

    /** What feeds say that a policy asks. */
    InUse read(Policy policy, Instant now) {
        return InUse.of(all(), policy, now);
    }

    /** Those that are configured, and over them those that are given, by name. */
    List<InUseFeed> all() {
        Map<String, Path> named = new LinkedHashMap<>();
        defaults.of(command).inUse().forEach((name, file) -> named.put(name, Path.of(file)));
        named.putAll(feeds);
        List<InUseFeed> all = new ArrayList<>();
        named.forEach((name, file) -> all.add(new InUseFeed(name, file, maxAge)));
        return all;
    }
}

package dev.ballast.cli;

import dev.ballast.nightly.RunOptions;
import dev.ballast.plan.Gates;
import dev.ballast.policy.Policy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What stays whatever is decided, and which plans are refused. */
final class SafetyOptions {
    @Option(
            names = "--min-age",
            paramLabel = "AGE",
            converter = Durations.class,
            description = "Keep what is younger, by the newest of blob, link and upload times: 90m, 12h, 7d, 4w."
                    + " Default: the policy's minAge, or 7d.")
    private @Nullable Duration minAge;

    @Option(
            names = "--allow-recent",
            description = "Let --min-age be less than 24h. Only for a registry that nobody writes to.")
    private boolean allowRecent;

    @Option(
            names = "--max-plan-share",
            paramLabel = "SHARE",
            defaultValue = "30%",
            converter = Share.Converter.class,
            description = "Refuse a plan that frees more of the stored bytes. Default: 30%%.")
    private Share maxPlanShare;

    Duration minAge(Policy policy) {
        return minAge == null ? policy.minAge().orElse(RunOptions.DEFAULT_MIN_AGE) : minAge;
    }

    Gates gates() {
        return new Gates(allowRecent ? Duration.ZERO : Gates.DEFAULT_MINIMUM_AGE, maxPlanShare.value());
    }
}

package dev.ballast.doctor;

import dev.ballast.policy.InUseFeed;
import dev.ballast.policy.PullLog;
import dev.ballast.publish.Output;
import dev.ballast.storage.StorageRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run needs, looked at.
 *
 * @param registry the storage to be read
 * @param out where everything would be written
 * @param hadoop settings of file systems
 * @param policy its file, if there is one
 * @param pullLog when images were pulled, if somebody says
 * @param toolVersion shown
 */
public record Doctor(
        StorageRoot registry,
        StorageRoot out,
        Output output,
        Map<String, String> hadoop,
        @Nullable Path policy,
        List<InUseFeed> feeds,
        @Nullable PullLog pullLog,
        String toolVersion,
        Clock clock) {

    /** One finding for each check, in their order. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(
                "versions",
                "Ballast " + toolVersion + ", Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version")));
        findings.addAll(new RegistryChecks(registry, hadoop, clock).all());
        findings.addAll(new OutputChecks(out, output, hadoop, clock).all());
        findings.addAll(new DecisionChecks(policy, feeds, pullLog, clock.instant()).all());
        return List.copyOf(findings);
    }
}

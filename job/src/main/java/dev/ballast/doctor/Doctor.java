package dev.ballast.doctor;

import dev.ballast.doctor.Finding.Verdict;
import dev.ballast.policy.InUseFeed;
import dev.ballast.policy.PullLog;
import dev.ballast.publish.Output;
import dev.ballast.scan.BadInventoryException;
import dev.ballast.scan.InventoryFile;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run needs, looked at.
 *
 * @param registry the storage to be read
 * @param out where everything would be written
 * @param hadoop settings of file systems
 * @param policy its file, if there is one
 * @param pullLog when images were pulled, if somebody says
 * @param inventory opens what a run would take instead of a listing; nothing if it would list
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
        Supplier<@Nullable InventoryFile> inventory,
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
        ofInventory().ifPresent(findings::add);
        findings.addAll(new OutputChecks(out, output, hadoop, clock).all());
        findings.addAll(new DecisionChecks(policy, feeds, pullLog, clock.instant()).all());
        return List.copyOf(findings);
    }

    private Optional<Finding> ofInventory() {
        try {
            return Optional.ofNullable(inventory.get())
                    .map(file -> Finding.ok(
                            "inventory",
                            file.place() + " is of " + file.listedAt() + ", and all that it names is there: "
                                    + file.parts().size() + " files"));
        } catch (BadInventoryException e) {
            return Optional.of(new Finding("inventory", Verdict.BAD_INVENTORY, String.valueOf(e.getMessage())));
        } catch (StorageException e) {
            return Optional.of(new Finding("inventory", Verdict.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }
}

package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.scan.InventoryFile;
import dev.ballast.storage.TreeReader;
import dev.ballast.testing.NoLister;
import dev.ballast.testing.TestInventory;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that lists nothing: what lies in the storage comes from an inventory that was made a day before. */
class InventoryRunTest {
    private static final Instant MADE = TestRegistry.NOW.minus(Duration.ofDays(1));
    private static final Duration A_WEEK_AND_A_HALF_DAY = Duration.ofHours(7 * 24 + 12);

    private static TestResult result;

    @BeforeAll
    static void runOverAnInventory(@TempDir Path folder) throws IOException {
        TestRegistry registry = TestRegistry.in(folder)
                .image("library/app", "v1", "a", "b")
                .layerLink("library/app", "unnamed")
                .image("library/moved", "v1", "c")
                .layerLink("library/moved", "unnamed there")
                .blob("unnamed")
                .blob("unnamed there")
                .blob("orphan")
                .aged(A_WEEK_AND_A_HALF_DAY)
                .blob("younger than a week when the inventory was made");
        InventoryFile inventory = TestInventory.of(registry).writtenTo(folder.resolve("inventory"), MADE);
        registry.aged(Duration.ZERO)
                .push("library/moved", "v1", TestManifest.image("unnamed there"))
                .blob("pushed since");
        result = TestRun.over(registry)
                .reading(new NoLister(), new TreeReader(registry.storageRoot()))
                .runFrom(inventory);
    }

    @Test
    void plansWhatTheInventoryShowsAndNothingNeeds() {
        assertThat(result.plan().status()).isEqualTo("ok");
        assertThat(result.plannedBlobs())
                .containsExactlyInAnyOrder(TestRegistry.digestOf("orphan"), TestRegistry.digestOf("unnamed"));
    }

    @Test
    void countsAgesFromTheInventory() {
        assertThat(result.plan().snapshot().blobsListedAt()).isEqualTo(MADE);
        assertThat(result.plan().snapshot().cutoff()).isEqualTo(MADE.minus(RunOptions.DEFAULT_MIN_AGE));
        assertThat(result.plannedBlobs())
                .doesNotContain(TestRegistry.digestOf("younger than a week when the inventory was made"));
    }

    @Test
    void knowsNothingOfWhatWasPushedSince() {
        assertThat(result.table("blobs"))
                .extracting(row -> row.<String>getAs("digest"))
                .contains(TestRegistry.digestOf("orphan").toString())
                .doesNotContain(TestRegistry.digestOf("pushed since").toString());
    }

    @Test
    void keepsWhatARepositoryLinksInWhichATagHasMovedSince() {
        assertThat(result.items(Reason.UNNAMED_LAYER_LINK))
                .extracting(PlanItem::repository)
                .containsExactly("library/app");
    }
}

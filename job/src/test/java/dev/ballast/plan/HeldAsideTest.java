package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in quarantine is added up from what came of every plan. */
class HeldAsideTest {
    @TempDir
    private Path plans;

    @Test
    void isNothingWithoutPlansAndWithoutOutcomes() throws IOException {
        assertThat(bytes()).isZero();
        Files.createDirectories(plans.resolve("20261123T023000Z-1a2b3c4d"));
        assertThat(bytes()).isZero();
    }

    @Test
    void isTheSumOverAllPlansOfWhatIsStillAside() throws IOException {
        outcomes("20261123T023000Z-1a2b3c4d", "{\"outcomes\": {\"QUARANTINED\": {\"items\": 2, \"bytes\": 30}}}");
        outcomes("20261124T023000Z-1a2b3c4d", "{\"outcomes\": {\"QUARANTINED\": {\"items\": 1, \"bytes\": 12}}}");
        outcomes("20261125T023000Z-1a2b3c4d", "{\"outcomes\": {\"DELETED\": {\"items\": 1, \"bytes\": 500}}}");

        assertThat(bytes()).isEqualTo(42);
    }

    @Test
    void isUnknownIfOneOfThemIsDamaged() throws IOException {
        outcomes("20261123T023000Z-1a2b3c4d", "{\"outcomes\": ");

        assertThatIOException().isThrownBy(this::bytes).withMessageContaining("outcomes/summary.json is damaged: ");
    }

    private long bytes() throws IOException {
        return HeldAside.bytes(new PlanLibrary(Location.of(plans)));
    }

    private void outcomes(String planId, String summary) throws IOException {
        Path folder = Files.createDirectories(plans.resolve(planId).resolve("outcomes"));
        Files.writeString(folder.resolve("summary.json"), summary);
    }
}

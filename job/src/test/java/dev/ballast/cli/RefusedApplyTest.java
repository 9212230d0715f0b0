package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.storage.Lease;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not be approved or applied, by name; nothing of it is touched. */
class RefusedApplyTest {
    @TempDir
    private Path folder;

    private TestRegistry registry;
    private HandMadePlan plan;
    private Stage stage;

    @BeforeEach
    void begin() throws IOException {
        registry = TestRegistry.in(folder).image("kept", "v1", "kept").blob("orphan");
        plan = HandMadePlan.taking(
                registry.storageRoot(),
                Map.of(),
                TestRegistry.digestOf("orphan").hex());
        stage = Stage.of(registry, plan);
    }

    @AfterEach
    void nothingIsTouched() throws IOException {
        assertThat(stage.gone()).isEmpty();
        assertThat(stage.quarantine()).isEmpty();
    }

    @Test
    void aPlanBehindATrippedGateIsNeitherApprovedNorApplied() throws IOException {
        stage.approve();
        plan.status(DeletionPlan.REFUSED).write(stage.out());

        assertRefused(stage.apply(), "GATE_TRIPPED");
        assertRefused(stage.approve(), "GATE_TRIPPED");
    }

    @Test
    void aPlanOfAnIncompleteRunIsNeitherApprovedNorApplied() throws IOException {
        stage.approve();
        plan.status(DeletionPlan.INCOMPLETE).write(stage.out());

        assertRefused(stage.apply(), "PLAN_INCOMPLETE");
        assertRefused(stage.approve(), "PLAN_INCOMPLETE");
    }

    @Test
    void aPlanIsNotAppliedWhenThereIsANewerOneUnlessThatWasRefused() throws IOException {
        stage.approve();
        String newer = "20261124T023000Z-1a2b3c4d";
        plan.write(stage.out(), newer);

        assertRefused(stage.apply(), "NEWER_PLAN");
        assertThat(stage.apply().message()).contains(newer);

        plan.status(DeletionPlan.REFUSED).write(stage.out(), newer);
        assertThat(stage.apply().exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.at(3, "restore", Stage.ID).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aPlanOfAnotherRegistryIsNotApplied() throws IOException {
        stage.approve();
        Path other = Files.createDirectories(folder.resolve("other"));

        Answer answer =
                Answer.to("apply", Stage.ID, "--approve=" + Stage.ID, "--registry=" + other, "--out=" + stage.out());

        assertRefused(answer, "OTHER_REGISTRY");
    }

    @Test
    void oneCommandAtATimeChangesTheRegistry() {
        stage.approve();
        Clock clock = Clock.fixed(TestRegistry.NOW, ZoneOffset.UTC);
        try (Lease held = Lease.acquire(StorageRoot.of(stage.out()), Map.of(), "run", clock)) {
            Answer answer = Answer.to(
                    "apply",
                    Stage.ID,
                    "--approve=" + Stage.ID,
                    "--registry=" + registry.root(),
                    "--out=" + stage.out());

            assertThat(answer.exitCode()).isEqualTo(ExitCode.LOCKED);
            assertThat(answer.message()).contains(held.id());
        }
    }

    private static void assertRefused(Answer answer, String refusal) {
        assertThat(answer.message()).startsWith("ballast: Refused (" + refusal + "): Plan " + Stage.ID);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
    }
}

package dev.ballast.plan;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.DeletionPlan.Change;
import dev.ballast.publish.Output;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four runs an hour apart, and what changed between them, in an output whose name means something in patterns and URIs. */
class ConsecutivePlansTest {
    private static final String AWKWARD_NAME = "out [a]{b,c}* 100%20 #1?";

    private static TestResult first;
    private static TestResult second;
    private static TestResult refused;
    private static TestResult last;

    @BeforeAll
    static void runFourTimes(@TempDir Path folder) {
        TestRegistry registry = TestRegistry.in(folder)
                .image("library/app", "v1", "base", "app")
                .blob("collected by hand")
                .blob("stays garbage");
        registry.aged(TestRun.over(registry).minAge().minus(Duration.ofHours(2)))
                .blob("grows old");
        TestRun run = TestRun.over(registry).into(folder.resolve(AWKWARD_NAME));

        first = run.run();
        registry.removeBlob(digestOf("collected by hand"));
        registry.blob("new").layerLink("library/app", "new");
        second = run.at(NOW.plus(Duration.ofHours(1))).run();
        registry.blob("also new");
        refused = run.at(NOW.plus(Duration.ofHours(2))).maxPlanShare(0).run();
        last = run.at(NOW.plus(Duration.ofHours(3))).run();
    }

    @Test
    void theFirstPlanHasNothingToCompareWith() {
        assertThat(first.plan().sincePrevious()).isNull();
        assertThat(PlanSummary.lastLine(first.plan(), 0)).endsWith("; +2 −0 since the last plan");
    }

    @Test
    void theNextOneSaysWhatCameAndWhatWent() {
        assertThat(second.plan().sincePrevious())
                .isEqualTo(new Change(first.plan().planId(), 2, 1));
        assertThat(PlanSummary.lastLine(second.plan(), 0)).endsWith("; +2 −1 since the last plan");
    }

    @Test
    void oneThatAGateRefusedIsNoPlanToCompareWith() {
        assertThat(refused.plan().status()).isEqualTo(DeletionPlan.REFUSED);
        assertThat(last.plan().sincePrevious())
                .isEqualTo(new Change(second.plan().planId(), 2, 0));
        assertThat(last.plannedBlobs()).contains(digestOf("grows old"), digestOf("also new"));
    }

    @Test
    void allOfThemLieBesideEachOtherTheNewestFirst() throws IOException {
        PlanLibrary plans = new PlanLibrary(new Output(first.run().out()).plans());

        assertThat(plans.plans()).containsExactly(last.plan(), refused.plan(), second.plan(), first.plan());
        assertThat(plans.newest(DeletionPlan.REFUSED)).contains(refused.plan());
        assertThat(plans.folder().names()).hasSize(4);
    }

    @Test
    void nothingIsWrittenBesideTheOutput() throws IOException {
        Path out = first.out();

        assertThat(out.getFileName()).hasToString(AWKWARD_NAME);
        try (Stream<Path> beside = Files.list(out.resolveSibling("."))) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(List.of("registry", AWKWARD_NAME));
        }
    }
}

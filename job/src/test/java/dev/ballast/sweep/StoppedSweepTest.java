package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.Approvals;
import dev.ballast.plan.Approvals.Wish;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Selection;
import dev.ballast.policy.InUse;
import dev.ballast.publish.Output;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.tables.Location;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a sweep in the middle of a chunk, and that the next one goes on from there. */
class StoppedSweepTest {
    private static final int BLOBS = 130;
    private static final int FIRST_HAND = 50;
    private static final Duration TICK = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final TickingClock clock = new TickingClock(TestRegistry.NOW);
    private final List<String> said = new ArrayList<>();
    private TestRegistry registry;
    private Output output;

    @BeforeEach
    void begin() throws IOException {
        registry = TestRegistry.in(folder).image("kept", "v1", "kept");
        Set<String> orphans = new HashSet<>();
        for (int i = 0; i < BLOBS; i++) {
            registry.blob("orphan " + i);
            orphans.add(RegistryLayout.blobPath(TestRegistry.digestOf("orphan " + i)));
        }
        output = new Output(Location.of(folder.resolve("out")));
        HandMadePlan.taking(registry.storageRoot(), Map.of(), orphans::contains).write(folder.resolve("out"));
        PlanLibrary plans = new PlanLibrary(output.plans());
        new Approvals(plans)
                .approve(
                        plans.plan(HandMadePlan.ID), new Wish("ada", "", Selection.EVERYTHING, false), clock.instant());
    }

    /** Moves aside and lets a minute pass for each hand. */
    private class Slow implements Remover {
        private final Remover disk = new DiskRemover(registry.storageRoot(), new Quarantine(HandMadePlan.ID));
        int hands;

        @Override
        public void probe() {
            disk.probe();
        }

        @Override
        public int hand() {
            return FIRST_HAND;
        }

        @Override
        public List<Act> quarantine(List<Target> targets) {
            hands++;
            clock.pass(TICK);
            return disk.quarantine(targets);
        }

        @Override
        public String quarantineOf(Target target) {
            return disk.quarantineOf(target);
        }

        @Override
        public List<Restored> restore(List<OutcomeRow> rows) {
            hands++;
            return disk.restore(rows);
        }

        @Override
        public List<Act> purge(List<OutcomeRow> rows) {
            hands++;
            return disk.purge(rows);
        }

        @Override
        public boolean isStored(String path) {
            return disk.isStored(path);
        }

        @Override
        public boolean isAside(String path) {
            return disk.isAside(path);
        }
    }

    /** Cannot move anything. */
    private final class Failing extends Slow {
        @Override
        public List<Act> quarantine(List<Target> targets) {
            return targets.stream()
                    .map(target -> Act.failed("input/output error", "EIO"))
                    .toList();
        }
    }

    private SweptRegistry swept(Slow remover, boolean endsAfterOneHand) {
        return new SweptRegistry(
                StorageLister.of(registry.storageRoot(), Map.of()),
                ObjectReader.of(registry.storageRoot(), Map.of()),
                remover,
                pause -> {},
                new Supervision(clock, () -> {}, () -> endsAfterOneHand && remover.hands > 0, said::add));
    }

    private SweepResult apply(Slow remover, boolean endsAfterOneHand, Optional<Instant> deadline) throws IOException {
        SweepOptions options = new SweepOptions(true, Duration.ZERO, deadline, 100, InUse.NONE, false);
        return new Sweep(output, registry.storageRoot(), swept(remover, endsAfterOneHand))
                .apply(HandMadePlan.ID, options);
    }

    @Test
    void whoIsToldToEndEndsAfterWhatIsInHandAndGoesOnLater() throws IOException {
        SweepResult stopped = apply(new Slow(), true, Optional.empty());

        assertThat(stopped.status()).isEqualTo(SweepResult.INTERRUPTED);
        assertThat(stopped.of(Outcome.QUARANTINED).items()).isEqualTo(FIRST_HAND);
        assertThat(stopped.reasons()).isEqualTo(Map.of("SKIPPED: not reached", (long) BLOBS - FIRST_HAND));
        assertThat(aside()).isEqualTo(FIRST_HAND);

        SweepResult rest = apply(new Slow(), false, Optional.empty());

        assertThat(rest.status()).isEqualTo(SweepResult.COMPLETE);
        assertThat(rest.of(Outcome.QUARANTINED).items()).isEqualTo(BLOBS);
        assertThat(aside()).isEqualTo(BLOBS);

        SweepResult half = new Restore(output, registry.storageRoot(), swept(new Slow(), true)).of(HandMadePlan.ID);
        assertThat(half.status()).isEqualTo(SweepResult.INTERRUPTED);
        assertThat(half.restoredItems()).isEqualTo(FIRST_HAND);
        assertThat(aside()).isEqualTo(BLOBS - FIRST_HAND);

        SweepResult whole = new Restore(output, registry.storageRoot(), swept(new Slow(), false)).of(HandMadePlan.ID);
        assertThat(whole.status()).isEqualTo(SweepResult.RESTORED);
        assertThat(whole.restoredItems()).isEqualTo(BLOBS - FIRST_HAND);
        assertThat(aside()).isZero();
    }

    @Test
    void aTimeWindowEndsASweepAndItIsSaidWhatFits() throws IOException {
        Instant deadline = clock.instant().plus(TICK.multipliedBy(2));

        SweepResult first = apply(new Slow(), false, Optional.of(deadline));

        assertThat(first.status()).isEqualTo(SweepResult.OUT_OF_TIME);
        assertThat(first.of(Outcome.QUARANTINED).items()).isEqualTo(2L * FIRST_HAND);
        assertThat(apply(new Slow(), false, Optional.of(deadline))
                        .of(Outcome.QUARANTINED)
                        .items())
                .isEqualTo(2L * FIRST_HAND);

        SweepResult second = apply(new Slow(), false, Optional.of(deadline.plus(TICK.multipliedBy(4))));

        assertThat(second.status()).isEqualTo(SweepResult.COMPLETE);
        assertThat(second.of(Outcome.QUARANTINED).items()).isEqualTo(BLOBS);
    }

    @Test
    void theEstimateIsOfThePaceSoFar() {
        Instant deadline = clock.instant().plus(TICK.multipliedBy(10));
        Pace pace = new Pace(Optional.of(deadline), swept(new Slow(), false).supervision(), 5000);
        pace.skip(1000);
        pace.note(10);
        clock.pass(TICK);
        pace.note(190);
        clock.pass(TICK);
        pace.note(200);

        assertThat(said)
                .containsExactly("At this pace about 3,000 of 5,000 items fit until " + deadline
                        + "; apply the plan again for the rest.");
    }

    @Test
    void manyFailuresInARowStopIt() throws IOException {
        SweepResult result = apply(new Failing(), false, Optional.empty());

        assertThat(result.status()).isEqualTo(SweepResult.STOPPED);
        assertThat(result.of(Outcome.FAILED).items()).isEqualTo(FIRST_HAND);
        assertThat(result.reasons())
                .isEqualTo(Map.of(
                        "FAILED: input/output error",
                        (long) FIRST_HAND,
                        "SKIPPED: not reached",
                        (long) BLOBS - FIRST_HAND));

        assertThat(apply(new Slow(), false, Optional.empty())
                        .of(Outcome.QUARANTINED)
                        .items())
                .isEqualTo(BLOBS);
    }

    private long aside() {
        PlanLibrary plans = new PlanLibrary(output.plans());
        Remover disk = new DiskRemover(registry.storageRoot(), new Quarantine(HandMadePlan.ID));
        try (var items = plans.items(HandMadePlan.ID)) {
            long aside = 0;
            while (items.hasNext()) {
                aside += disk.isAside(items.next().path()) ? 1 : 0;
            }
            return aside;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

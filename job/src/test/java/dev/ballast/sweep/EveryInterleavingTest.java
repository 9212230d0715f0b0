package dev.ballast.sweep;

import static dev.ballast.testing.TestRegistry.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.plan.Approvals;
import dev.ballast.plan.Approvals.Wish;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.Selection;
import dev.ballast.policy.InUse;
import dev.ballast.publish.Output;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sample.Document;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.Interleavings.SeenBefore;
import dev.ballast.sweep.ModelPush.Way;
import dev.ballast.tables.Location;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets a client push what is condemned while it is swept, in every order in which the steps of both can come: a layer that
 * nothing names, or an image that a policy takes. Requests last less than the grace time and than the pause before the
 * second look; that is all the sweep counts on. While it looks a second time, what somebody pushed just then may lack
 * something; in the end, nothing does.
 */
class EveryInterleavingTest {
    private static final String OLD = "old/app";
    private static final String NEW = "new/app";
    private static final StorageRoot ROOT = StorageRoot.of(Path.of("/registry"));
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));
    private static final TestManifest IMAGE = TestManifest.image("condemned");
    private static final Document LAYER = TestManifest.layer("condemned");
    private static final TestManifest KEPT = TestManifest.image("kept");
    private static final String OLD_TAG = "old";
    private static final String KEPT_TAG = "kept";
    private static final String LOST = " and does not pull";
    private static final Duration GRACE = Duration.ofHours(12);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"UPLOAD, true", "HEAD, false", "MOUNT, true", "MOUNT, false"})
    void whatIsPushedWhileItIsSweptPulls(Way way, boolean newFirst) throws IOException {
        Set<String> endings = endings(layer(way, newFirst), false);

        assertThat(endings).contains("SUCCEEDED, layer stayed", "SUCCEEDED, layer aside");
        assertThat(endings).noneMatch(ending -> ending.contains(LOST));
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"UPLOAD", "HEAD", "MOUNT"})
    void aSweepAtOnceBesideWritersLosesSomethingWhichIsSeenHere(Way way) throws IOException {
        assertThat(endings(layer(way, false), true)).anyMatch(ending -> ending.contains(LOST));
    }

    /** Pushed again under a tag that is taken, under one that is kept and pointed elsewhere, or under a new one. */
    @ParameterizedTest
    @CsvSource({"HEAD, kept", "MANIFEST, old", "MANIFEST, kept", "MANIFEST, new"})
    void whatAPolicyTakesAndSomebodyTagsMeanwhilePulls(Way way, String tag) throws IOException {
        Set<String> endings = endings(image(way, IMAGE, tag), false);

        assertThat(endings).contains("SUCCEEDED, layer stayed");
        assertThat(endings).noneMatch(ending -> ending.contains(LOST));
    }

    @Test
    void aTagThatAPolicyTakesAndSomebodyMovesMeanwhileStaysWhereItMoved() throws IOException {
        Set<String> endings = endings(image(Way.MANIFEST, KEPT, OLD_TAG), false);

        assertThat(endings).containsExactly("SUCCEEDED, layer aside");
    }

    @ParameterizedTest
    @CsvSource({"HEAD, kept", "MANIFEST, kept", "MANIFEST, new"})
    void aSweepAtOnceOfWhatAPolicyTakesLosesSomethingWhichIsSeenHere(Way way, String tag) throws IOException {
        assertThat(endings(image(way, IMAGE, tag), true)).anyMatch(ending -> ending.contains(LOST));
    }

    /**
     * What a story begins with.
     *
     * @param repositories in the order in which they are listed
     * @param condemned what the plan takes
     * @param contents puts into a registry what is there
     */
    private record Scene(
            List<String> repositories,
            Set<String> condemned,
            Consumer<RegistryInMemory> contents,
            Function<RegistryInMemory, ModelPush> push) {}

    /** A layer that nothing names any more, and an image of it that is pushed. */
    private static Scene layer(Way way, boolean newFirst) {
        String target = way == Way.HEAD ? OLD : NEW;
        return new Scene(
                newFirst ? List.of(NEW, OLD) : List.of(OLD, NEW),
                Set.of(RegistryLayout.blobPath(LAYER.digest()), RegistryLayout.layerLinkPath(OLD, LAYER.digest())),
                registry -> {
                    IMAGE.blobs().forEach(blob -> registry.put(RegistryLayout.blobPath(blob.digest()), blob.content()));
                    link(registry, OLD, LAYER);
                    link(registry, target, IMAGE.blobs().get(0));
                },
                registry -> new ModelPush(registry, way, target, OLD, IMAGE, "v1"));
    }

    /**
     * A tagged image of which a policy takes all but the config, which others have too, beside one that it keeps; one of
     * them is pushed under a tag.
     */
    private static Scene image(Way way, TestManifest pushed, String tag) {
        Set<String> condemned = new TreeSet<>();
        condemned.add(RegistryLayout.tagCurrentLinkPath(OLD, OLD_TAG));
        condemned.add(RegistryLayout.revisionLinkPath(OLD, IMAGE.digest()));
        condemned.add(RegistryLayout.blobPath(IMAGE.digest()));
        condemned.add(RegistryLayout.layerLinkPath(OLD, LAYER.digest()));
        condemned.add(RegistryLayout.blobPath(LAYER.digest()));
        return new Scene(
                List.of(OLD),
                condemned,
                registry -> {
                    store(registry, IMAGE, OLD_TAG);
                    store(registry, KEPT, KEPT_TAG);
                },
                registry -> new ModelPush(registry, way, OLD, OLD, pushed, tag));
    }

    private static void store(RegistryInMemory registry, TestManifest image, String tag) {
        Stream.concat(Stream.of(image.document()), image.blobs().stream())
                .forEach(blob -> registry.put(RegistryLayout.blobPath(blob.digest()), blob.content()));
        image.blobs().forEach(blob -> link(registry, OLD, blob));
        registry.link(RegistryLayout.revisionLinkPath(OLD, image.digest()), image.digest());
        registry.link(RegistryLayout.tagCurrentLinkPath(OLD, tag), image.digest());
    }

    private static void link(RegistryInMemory registry, String repository, Document blob) {
        registry.link(RegistryLayout.layerLinkPath(repository, blob.digest()), blob.digest());
    }

    /** What can come of it: how the push ends, and where the layer is that the plan took. */
    private Set<String> endings(Scene scene, boolean atOnce) throws IOException {
        Set<String> endings = new TreeSet<>();
        Interleavings interleavings = new Interleavings();
        do {
            try {
                endings.add(new Story(scene, interleavings).end(atOnce));
            } catch (SeenBefore known) {
                // Its end was looked at.
            }
        } while (interleavings.hasMore());
        return endings;
    }

    /** One push and one sweep of one registry. */
    private final class Story {
        private final RegistryInMemory registry;
        private final ModelPush push;
        private final Interleavings interleavings;
        private final Output output = new Output(Location.of(folder));
        private final Sweep sweep;

        Story(Scene scene, Interleavings interleavings) throws IOException {
            this.interleavings = interleavings;
            registry = new RegistryInMemory(
                    scene.repositories(), new Quarantine(HandMadePlan.ID), LONG_AGO, this::pushMayGoOn);
            scene.contents().accept(registry);
            push = scene.push().apply(registry);
            approvePlan(scene.condemned());
            registry.setNow(NOW);
            InstantSource time = registry::now;
            Clock clock = time.withZone(ZoneOffset.UTC);
            sweep = new Sweep(
                    output,
                    ROOT,
                    new SweptRegistry(
                            registry,
                            registry::read,
                            registry,
                            pause -> requestsEnd(),
                            new Supervision(clock, () -> {}, () -> false, sentence -> {})));
        }

        private void approvePlan(Set<String> condemned) throws IOException {
            Path plan = folder.resolve("plans").resolve(HandMadePlan.ID);
            if (Files.exists(plan)) {
                FileUtils.deleteDirectory(plan.resolve("outcomes").toFile());
                FileUtils.deleteDirectory(folder.resolve("audit").toFile());
                return;
            }
            HandMadePlan.taking(ROOT, registry, registry::read, condemned::contains)
                    .write(folder);
            PlanLibrary plans = new PlanLibrary(output.plans());
            new Approvals(plans)
                    .approve(plans.plan(HandMadePlan.ID), new Wish("ada", "", Selection.EVERYTHING, false), NOW);
        }

        private void pushMayGoOn() {
            while (!push.isOver() && interleavings.other(push + registry.state())) {
                push.step();
            }
        }

        private void requestsEnd() {
            while (push.isWithinRequest()) {
                push.step();
            }
            registry.holdUp();
        }

        String end(boolean atOnce) throws IOException {
            SweepOptions options = new SweepOptions(atOnce, GRACE, Optional.empty(), 0, InUse.NONE, false);
            sweep.apply(HandMadePlan.ID, options);
            requestsEnd();
            if (!atOnce) {
                registry.setNow(NOW.plus(GRACE));
                assertThat(sweep.apply(HandMadePlan.ID, options).status()).isEqualTo(SweepResult.COMPLETE);
            }
            while (!push.isOver()) {
                push.step();
            }
            boolean isAside =
                    registry.isStored(new Quarantine(HandMadePlan.ID).of(RegistryLayout.blobPath(LAYER.digest())));
            return push
                    + (push.succeeded() && !push.pulls() ? LOST : "")
                    + (isAside ? ", layer aside" : ", layer stayed");
        }
    }
}

package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.uploadFolder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ballast.plan.HeldAside;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.registry.Entry.UploadFile;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.tables.Location;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One plan with an item of every reason that no policy gives, applied again and again to the same registry. */
class ApplyCommandTest {
    private static final String APP = "library/app";
    private static final String OTHER = "other/app";
    private static final String UPLOAD = "0a5d1c2e-7b1f-4c3d-9e8f-001122334455";
    private static final TestManifest LOST = TestManifest.image("lost");
    private static final String BROKEN = "library/broken";
    private static final String ORPHAN = RegistryLayout.blobPath(digestOf("orphan"));
    private static final String ORPHAN_LINK = RegistryLayout.layerLinkPath(APP, digestOf("orphan"));
    private static final String LOOSE = RegistryLayout.blobPath(digestOf("loose"));
    private static final String SHARED = RegistryLayout.blobPath(digestOf("shared"));
    private static final Set<String> BLOBS = Set.of(ORPHAN, LOOSE, SHARED);
    private static final Set<String> LINKS = Set.of(
            ORPHAN_LINK,
            RegistryLayout.layerLinkPath(APP, digestOf("shared")),
            RegistryLayout.layerLinkPath(OTHER, digestOf("shared")),
            RegistryLayout.layerLinkPath(APP, digestOf("vanished")),
            RegistryLayout.layerLinkPath(BROKEN, digestOf("gone")),
            RegistryLayout.revisionLinkPath(OTHER, LOST.digest()),
            uploadFolder(OTHER, UPLOAD));

    private static Path pristine;
    private static Path out;
    private static TestRegistry registry;
    private static String id;

    @BeforeAll
    static void plan(@TempDir Path folder) throws IOException {
        out = folder.resolve("work/out");
        pristine = folder.resolve("pristine");
        registry = TestRegistry.in(folder.resolve("work"))
                .image(APP, "v1", "base", "app")
                .image(OTHER, "v1", "base", "other")
                .image(BROKEN, "v1", layersOfWhichOneIsGone())
                .remove(RegistryLayout.blobPath(digestOf("gone")))
                .blob("orphan")
                .layerLink(APP, "orphan")
                .blob("loose")
                .blob("shared")
                .layerLink(APP, "shared")
                .layerLink(OTHER, "shared")
                .layerLink(APP, "vanished")
                .revisionLink(OTHER, LOST)
                .upload(OTHER, UPLOAD, 5000);
        Answer run =
                Answer.to("run", "--registry=" + registry.root(), "--out=" + out, "--max-plan-share=100%", "--json");
        id = run.json().get("plan_id").asText();
        copy(folder.resolve("work"), pristine);
    }

    /** Of so many that the gate for missing blobs lets the plan pass. */
    private static String[] layersOfWhichOneIsGone() {
        return Stream.concat(Stream.of("gone"), IntStream.range(0, 150).mapToObj(i -> "layer " + i))
                .toArray(String[]::new);
    }

    @BeforeEach
    void begin() throws IOException {
        Path work = pristine.resolveSibling("work");
        delete(work);
        copy(pristine, work);
    }

    @Test
    void everythingPlannedGoesAsideOnceAndComesBackAsItWas() throws IOException {
        Map<String, String> before = registryFiles();
        approve();

        Answer applied = apply(1, "--read-only-registry");

        assertThat(applied.err().lines())
                .containsExactly("ballast: Not because of this plan: " + BROKEN + ":v1 lacks "
                        + RegistryLayout.blobPath(digestOf("gone")) + ".");
        assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registryFiles()).isEqualTo(without(before, BLOBS, LINKS));
        JsonNode summary = summary();
        assertThat(summary.get("status").asText()).isEqualTo("complete");
        assertThat(summary.get("outcomes"))
                .isEqualTo(new JsonMapper().createObjectNode().set("QUARANTINED", head().get("total")));
        assertThat(summary.at("/outcomes/QUARANTINED/items").asInt()).isEqualTo(BLOBS.size() + LINKS.size());
        assertThat(Files.readAllLines(planFile("outcomes/outcomes.csv"))).hasSize(1 + BLOBS.size() + LINKS.size());
        assertThat(planFile("outcomes/outcomes.parquet")).isNotEmptyFile();
        assertThat(heldAside()).isEqualTo(head().at("/total/bytes").asLong()).isPositive();

        Answer again = apply(2, "--read-only-registry");

        assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registryFiles()).isEqualTo(without(before, BLOBS, LINKS));
        assertThat(summary().get("outcomes")).isEqualTo(summary.get("outcomes"));

        Answer restored = restore(3);

        assertThat(restored.err()).isEmpty();
        assertThat(restored.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registryFiles()).isEqualTo(before);
        assertThat(quarantined()).isEmpty();
        assertThat(summary().get("status").asText()).isEqualTo("restored");
        assertThat(summary().get("restored_items").asInt()).isEqualTo(BLOBS.size() + LINKS.size());
        assertThat(summary().at("/outcomes").has("QUARANTINED")).isFalse();
        assertThat(heldAside()).isZero();

        assertThat(restore(4).exitCode()).isEqualTo(ExitCode.OK);
        assertRefused(apply(5), "PLAN_RESTORED", ExitCode.GATE_REFUSED);
        assertThat(registryFiles()).isEqualTo(before);
        try (Stream<Path> audit = Files.list(out.resolve("audit"))) {
            assertThat(audit).hasSize(5);
        }
    }

    @Test
    void whatIsNeededAgainOrHasChangedStays() throws IOException {
        approve();
        registry.aged(Duration.ofHours(-1))
                .push(APP, TestManifest.image("orphan"))
                .layerLink("new/app", "loose");
        String upload = RegistryLayout.uploadPath(OTHER, UPLOAD, UploadFile.DATA);
        Files.writeString(registry.resolve(upload), "more", StandardOpenOption.APPEND);
        // As old as anything else, but of a manifest that the run did not see.
        registry.blob("loose").push("restored/app", "v1", TestManifest.image("shared"));
        Map<String, String> before = registryFiles();

        Answer applied = apply(2, "--read-only-registry");

        Set<String> kept = Set.of(ORPHAN, ORPHAN_LINK, LOOSE, SHARED, uploadFolder(OTHER, UPLOAD));
        assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registryFiles()).isEqualTo(without(before, minus(BLOBS, kept), minus(LINKS, kept)));
        assertThat(summary().at("/outcomes/SKIPPED/items").asInt()).isEqualTo(kept.size());
        assertThat(summary().at("/outcomes/QUARANTINED/items").asInt())
                .isEqualTo(BLOBS.size() + LINKS.size() - kept.size());
        assertThat(summary().get("broken_by_sweep")).isEmpty();
        assertThat(Files.readString(planFile("outcomes/outcomes.csv")))
                .contains("linked by new/app")
                .contains("changed since the plan");

        assertThat(restore(3).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registryFiles()).isEqualTo(before);
    }

    @Test
    void blobsOfARegistryInUseWaitForPushesThatSawTheirLinks() throws IOException {
        Map<String, String> before = registryFiles();
        approve();

        Answer first = apply(1);

        assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(first.out())
                .contains(" waiting: ")
                .contains("wait until " + NOW.plus(Duration.ofHours(13)) + ", apply it again then");
        assertThat(registryFiles()).isEqualTo(without(before, Set.of(), LINKS));
        assertThat(summary().at("/outcomes/SKIPPED/items").asInt()).isEqualTo(BLOBS.size());
        assertThat(apply(12).out()).contains(" waiting: ");
        assertThat(registryFiles()).isEqualTo(without(before, Set.of(), LINKS));

        registry.aged(Duration.ofHours(-12)).layerLink("new/app", "shared");
        Map<String, String> pushed = registryFiles();
        Answer last = apply(14);

        assertThat(last.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registryFiles()).isEqualTo(without(pushed, Set.of(ORPHAN, LOOSE), Set.of()));
        assertThat(summary().get("status").asText()).isEqualTo("complete");
        assertThat(summary().at("/outcomes/QUARANTINED/items").asInt()).isEqualTo(LINKS.size() + BLOBS.size() - 1);
    }

    @Test
    void aCrashBetweenAMoveAndItsLineIsGoneOnWithAndUndone() throws IOException {
        Map<String, String> before = registryFiles();
        approve();
        apply(1, "--read-only-registry");
        forget("blobs-00000.done.csv", "links-00000.done.csv", "end.json");

        assertThat(apply(2, "--read-only-registry").exitCode()).isEqualTo(ExitCode.OK);

        assertThat(summary().at("/outcomes/QUARANTINED/items").asInt()).isEqualTo(BLOBS.size() + LINKS.size());
        forget("blobs-00000.done.csv", "links-00000.done.csv", "end.json");
        assertThat(restore(3).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(registryFiles()).isEqualTo(before);
    }

    @Test
    void whatMayNotBeAppliedIsRefusedByNameAndTouchesNothing() throws IOException {
        Map<String, String> before = registryFiles();

        assertRefused(apply(1), "NOT_APPROVED", ExitCode.GATE_REFUSED);
        assertRefused(restore(1), "NOT_APPLIED", ExitCode.GATE_REFUSED);
        approve();
        assertRefused(
                Answer.to("apply", id, "--registry=" + registry.root(), "--out=" + out, "--approve=another"),
                "NOT_CONFIRMED",
                ExitCode.USAGE);
        assertRefused(
                Answer.to("apply", id, "--registry=" + pristine, "--out=" + out, "--approve=" + id),
                "OTHER_REGISTRY",
                ExitCode.GATE_REFUSED);
        assertRefused(apply(24 * 365), "PLAN_EXPIRED", ExitCode.GATE_REFUSED);

        Files.writeString(planFile("items.csv"), "\n", StandardOpenOption.APPEND);
        assertRefused(apply(1), "PLAN_CHANGED", ExitCode.GATE_REFUSED);
        assertThat(Answer.to("plan", "approve", id, "--out=" + out, "--by=ada").exitCode())
                .isEqualTo(ExitCode.BAD_DATA);

        assertThat(registryFiles()).isEqualTo(before);
        assertThat(quarantined()).isEmpty();
        Files.move(
                registry.resolve(RegistryLayout.REPOSITORIES), registry.root().resolve("elsewhere"));
        assertThat(apply(1).exitCode()).isEqualTo(ExitCode.BAD_DATA);
    }

    @Test
    void anApprovalCoversThePlansHeadToo() throws IOException {
        Path checksums = planFile("SHA256SUMS");
        List<String> others = Files.readAllLines(checksums).stream()
                .filter(line -> !line.endsWith(" plan.json"))
                .toList();
        Files.write(checksums, others);

        Answer approved = Answer.to("plan", "approve", id, "--out=" + out, "--by=ada");

        assertThat(others).isNotEmpty();
        assertThat(approved.exitCode()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(approved.err()).contains("SHA256SUMS");
        assertThat(planFile("approval.json")).doesNotExist();
    }

    private static void approve() {
        Answer approved =
                Answer.to("plan", "approve", id, "--out=" + out, "--by=ada", "--reason=reviewed with the owners");
        assertThat(approved.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(approved.out())
                .startsWith("Plan " + id + " is approved by ada: " + (BLOBS.size() + LINKS.size()) + " items, ");
    }

    private static Answer apply(int hours, String... options) {
        return at(hours, Stream.concat(Stream.of("apply", "--approve=" + id), Stream.of(options)));
    }

    private static Answer restore(int hours) {
        return at(hours, Stream.of("restore"));
    }

    private static Answer at(int hours, Stream<String> arguments) {
        Instant now = NOW.plus(Duration.ofHours(hours));
        return Answer.at(
                now,
                Stream.concat(arguments, Stream.of(id, "--registry=" + registry.root(), "--out=" + out))
                        .toArray(String[]::new));
    }

    private static void assertRefused(Answer answer, String refusal, int exitCode) {
        assertThat(answer.message())
                .startsWith("ballast: Refused (" + refusal + "): ")
                .containsIgnoringCase("plan " + id)
                .endsWith(".");
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    private static void forget(String... names) throws IOException {
        for (String name : names) {
            Files.delete(planFile("outcomes/journal/001/" + name));
        }
    }

    private static Path planFile(String name) {
        return out.resolve("plans").resolve(id).resolve(name);
    }

    private static long heldAside() throws IOException {
        return HeldAside.bytes(new PlanLibrary(Location.of(out.resolve("plans"))));
    }

    private static JsonNode summary() throws IOException {
        return new JsonMapper().readTree(planFile("outcomes/summary.json").toFile());
    }

    private static ObjectNode head() throws IOException {
        return (ObjectNode) new JsonMapper().readTree(planFile("plan.json").toFile());
    }

    private static Map<String, String> registryFiles() throws IOException {
        return files("docker");
    }

    private static Map<String, String> quarantined() throws IOException {
        return Files.exists(registry.root().resolve("_ballast")) ? files("_ballast") : Map.of();
    }

    /** Times and bytes of all files, by their paths. */
    private static Map<String, String> files(String top) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(registry.root().resolve(top))) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        registry.root().relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static Map<String, String> without(Map<String, String> files, Set<String> some, Set<String> more) {
        Map<String, String> left = new TreeMap<>(files);
        left.keySet()
                .removeIf(path -> Stream.concat(some.stream(), more.stream())
                        .anyMatch(gone -> path.equals(gone) || path.startsWith(gone + "/")));
        assertThat(files.size() - left.size()).isGreaterThanOrEqualTo(some.size() + more.size());
        return left;
    }

    private static Set<String> minus(Set<String> all, Set<String> kept) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(kept);
        return left;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

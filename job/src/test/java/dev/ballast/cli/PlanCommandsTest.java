package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.uploadFolder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import com.google.common.collect.ObjectArrays;
import com.google.common.collect.Streams;
import dev.ballast.plan.Reason;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.reports.Amounts;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plans of four runs an hour apart, in an output whose name means something in patterns and URIs. */
class PlanCommandsTest {
    private static final Splitter CELLS =
            Splitter.onPattern(" {2,}").trimResults().omitEmptyStrings();
    private static final String UPLOAD = "0a5d1c2e-7b1f-4c3d-9e8f-001122334455";
    private static final String DEEP = "team/" + "some-long-name/".repeat(12) + "app";
    private static final long LARGE = 3_000_000;
    private static final long MIDDLE = 1_000_000;
    private static final long SMALL = 200_000;

    private static final List<String> lastLines = new ArrayList<>();
    private static Path out;
    private static TestRegistry registry;
    private static List<Path> plans;

    @BeforeAll
    static void runFourTimes(@TempDir Path folder) throws IOException {
        out = folder.resolve("out [a]{b,c}* 100%20 #1?");
        registry = TestRegistry.in(folder)
                .image("library/app", "v1", "base", "app")
                .blob("large", LARGE)
                .layerLink("library/app", "large")
                .blob("small", SMALL)
                .upload(DEEP, UPLOAD, 5000);
        run(0, "100%");
        registry.removeBlob(digestOf("small"))
                .blob("middle", MIDDLE)
                .layerLink("library/app", "middle")
                .layerLink(DEEP, "middle");
        run(1, "100%");
        run(2, "1%");
        run(3, "100%");
        try (Stream<Path> folders = Files.list(out.resolve("plans"))) {
            plans = folders.sorted().toList();
        }
    }

    private static void run(int hours, String share) {
        Answer answer = Answer.at(
                NOW.plus(Duration.ofHours(hours)),
                "run",
                "--registry=" + registry.root(),
                "--out=" + out,
                "--max-plan-share=" + share);
        lastLines.addAll(answer.lines());
    }

    @Test
    void everyRunSaysWhatChangedSinceTheLastPlan() {
        assertThat(lastLines)
                .extracting(line -> line.substring(line.lastIndexOf(';')))
                .containsExactly(
                        "; +4 −0 since the last plan",
                        "; +3 −1 since the last plan",
                        "; +0 −6 since the last plan",
                        // One that a gate refused is no plan to compare with.
                        "; +0 −0 since the last plan");
        assertThat(lastLines)
                .extracting(line -> line.substring(5, line.indexOf(':')))
                .isEqualTo(plans.stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void nothingIsWrittenBesideTheOutput() throws IOException {
        try (Stream<Path> beside = Files.list(out.resolveSibling("."))) {
            assertThat(beside.map(Path::getFileName)).containsExactlyInAnyOrder(Path.of("registry"), out.getFileName());
        }
    }

    @Test
    void listShowsTheNewestFirst() throws IOException {
        List<List<String>> expected = new ArrayList<>();
        expected.add(List.of("PLAN", "STATUS", "ITEMS", "TO FREE", "PROTECTED", "EXPIRES"));
        for (Path plan : Lists.reverse(plans)) {
            JsonNode head = head(plan);
            expected.add(List.of(
                    head.get("plan_id").asText(),
                    head.get("status").asText(),
                    head.at("/total/items").asText(),
                    Amounts.bytes(head.at("/total/bytes").asLong()),
                    head.at("/protected_total/items").asText(),
                    head.get("expires_at").asText()));
        }

        Answer answer = list();

        assertThat(answer.lines()).extracting(CELLS::splitToList).isEqualTo(expected);
        assertThat(expected).extracting(row -> row.get(1)).containsExactly("STATUS", "ok", "refused", "ok", "ok");
        assertThat(expected).extracting(row -> row.get(2)).containsExactly("ITEMS", "6", "0", "6", "4");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void listGivesTheHeadsAsTheyLieInTheirFolders() throws IOException {
        List<JsonNode> heads = new ArrayList<>();
        for (Path plan : Lists.reverse(plans)) {
            heads.add(head(plan));
        }

        JsonNode document = list("--json").json();

        assertThat(document).containsExactlyElementsOf(heads);
        assertThat(document.at("/2/since_previous"))
                .isEqualTo(new JsonMapper()
                        .createObjectNode()
                        .put("plan_id", plans.get(0).getFileName().toString())
                        .put("added", 3)
                        .put("removed", 1));
        assertThat(document.get(3).has("since_previous")).isFalse();
    }

    @Test
    void listFindsNoPlansWhereNothingRan(@TempDir Path empty) {
        Answer answer = Answer.to("plan", "list", "--out=" + empty);

        assertThat(answer.lines()).containsExactly("No plans yet.");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Answer.to("plan", "list", "--json", "--out=" + empty).json()).isEmpty();
    }

    @Test
    void showSaysWhyAPlanHasNoItems() throws IOException {
        Answer answer = show(2);

        assertThat(answer.out())
                .startsWith(Files.readString(plans.get(2).resolve("summary.txt")))
                .contains("\nREFUSED by PlanShareBelowLimit: Nothing is planned: the plan would free ")
                .endsWith("\n\nNo such items.\n");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void showOfTheNewestPlanBeginsWithTheSummaryAndEndsWithTheLargestItems() throws IOException {
        String summary = Files.readString(plans.get(3).resolve("summary.txt"));

        Answer answer = Answer.to("plan", "show", "--out=" + out);

        assertThat(answer).isEqualTo(show(3));
        List<String> linked =
                Stream.of(digest("large"), digest("middle")).sorted().toList();
        assertThat(answer.out()).startsWith(summary + "\n");
        assertThat(answer.out().substring(summary.length()).lines().skip(1).map(CELLS::splitToList))
                .containsExactly(
                        List.of("BYTES", "REASON", "REPOSITORY", "LAST CHANGED", "DIGEST OR PATH"),
                        row(LARGE, Reason.UNREFERENCED_BLOB, "library/app", digest("large")),
                        row(MIDDLE, Reason.UNREFERENCED_BLOB, "(2 repositories)", digest("middle")),
                        row(uploadBytes(), Reason.STALE_UPLOAD, DEEP, uploadFolder(DEEP, UPLOAD)),
                        row(RegistryLayout.LINK_SIZE_BYTES, Reason.UNNAMED_LAYER_LINK, "library/app", linked.get(0)),
                        row(RegistryLayout.LINK_SIZE_BYTES, Reason.UNNAMED_LAYER_LINK, "library/app", linked.get(1)),
                        row(RegistryLayout.LINK_SIZE_BYTES, Reason.UNNAMED_LAYER_LINK, DEEP, digest("middle")));
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void showMarksABlobThatNobodyLinks() {
        assertThat(show(0, "--limit=2").lines())
                .extracting(CELLS::splitToList)
                .endsWith(
                        row(LARGE, Reason.UNREFERENCED_BLOB, "library/app", digest("large")),
                        row(SMALL, Reason.UNREFERENCED_BLOB, "(none)", digest("small")));
    }

    @Test
    void showSelectsByRepositoryAndReason() {
        assertThat(show(3, "--json", "--repository=" + DEEP).json().get("items"))
                .extracting(item -> item.get("reason").asText())
                .containsExactly("stale_upload", "unnamed_layer_link");
        assertThat(show(3, "--json", "--reason=unnamed_layer_link").json().get("items"))
                .extracting(item -> item.get("repository").asText())
                .containsExactly("library/app", "library/app", DEEP);
        assertThat(show(3, "--json", "--reason=unreferenced_blob", "--repository=library/app")
                        .json()
                        .get("items"))
                .extracting(item -> item.get("digest").asText())
                .containsExactly(digest("large"));
        assertThat(show(3, "--repository=library").out()).endsWith("\nNo such items.\n");
    }

    @Test
    void showGivesTheHeadAndWhatIsKnownOfTheLargestItemsAsOneDocument() throws IOException {
        JsonNode document = show(3, "--json", "--limit=1").json();

        List<String> known;
        try (Stream<String> lines = Files.lines(plans.get(3).resolve("items.csv"))) {
            known = Splitter.on(',')
                    .splitToStream(lines.findFirst().orElseThrow())
                    .filter(column ->
                            !Set.of("repository", "tag", "rule", "evidence").contains(column))
                    .toList();
        }
        assertThat(document.fieldNames()).toIterable().containsExactly("plan", "items");
        assertThat(document.get("plan")).isEqualTo(head(plans.get(3)));
        assertThat(document.get("items")).hasSize(1);
        JsonNode largest = document.at("/items/0");
        assertThat(largest.fieldNames()).toIterable().containsExactlyElementsOf(known);
        assertThat(largest.get("size_bytes").isIntegralNumber()).isTrue();
        assertThat(largest.get("size_bytes").asLong()).isEqualTo(LARGE);
        assertThat(largest.get("path").asText()).isEqualTo(RegistryLayout.blobPath(digestOf("large")));
    }

    @Test
    void noLineEndsInBlanks() {
        assertThat(Streams.concat(list().lines().stream(), show(0).lines().stream(), show(3).lines().stream()))
                .hasSizeGreaterThan(30)
                .noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void takesTheOutputAsAUriToo() {
        String uri = out.toUri().toString();

        assertThat(uri).contains("100%2520");
        assertThat(Answer.to("plan", "list", "--out=" + uri)).isEqualTo(list());
    }

    private static Answer list(String... options) {
        return Answer.to(ObjectArrays.concat(new String[] {"plan", "list", "--out=" + out}, options, String.class));
    }

    private static Answer show(int plan, String... options) {
        String id = plans.get(plan).getFileName().toString();
        return Answer.to(ObjectArrays.concat(new String[] {"plan", "show", id, "--out=" + out}, options, String.class));
    }

    private static List<String> row(long bytes, Reason reason, String repository, String name) {
        return List.of(Amounts.bytes(bytes), reason.label(), repository, "2026-10-24", name);
    }

    private static JsonNode head(Path plan) throws IOException {
        return new JsonMapper().readTree(plan.resolve("plan.json").toFile());
    }

    private static String digest(String layer) {
        return digestOf(layer).toString();
    }

    private static long uploadBytes() throws IOException {
        try (Stream<Path> files = Files.walk(registry.resolve(uploadFolder(DEEP, UPLOAD)))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

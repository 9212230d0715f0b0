package dev.ballast.plan;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static dev.ballast.testing.TestRegistry.sizeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.google.common.hash.Hashing;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.reports.Amounts;
import dev.ballast.tables.Locations;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a plan, as whoever reviews it finds it: every file says the same, and the checksums hold all of it. */
class PlanFolderTest {
    private static final TestManifest DELETED = image("of deleted");
    private static final TestManifest LOST = image("of lost manifest");
    private static final TestManifest WITH_LOST_LAYER = image("lost layer", "left");
    private static final Duration YOUNG = Duration.ofDays(2);

    private static TestResult result;
    private static Path plan;
    private static JsonNode head;

    @BeforeAll
    static void planSomethingForEveryReason(@TempDir Path folder) throws IOException {
        TestRegistry registry = TestRegistry.in(folder)
                .push("library/app", DELETED)
                .removeRevisionLink("library/app", DELETED)
                .push("library/lost", LOST)
                .removeBlob(LOST.digest())
                .push("library/hole", "v1", WITH_LOST_LAYER)
                .removeBlob(digestOf("lost layer"))
                .upload("team/app", "0a5d1c2e-7b1f-4c3d-9e8f-001122334455", 5000)
                .layerLink("team/app", "large orphan")
                .blob("large orphan", 70_000)
                .blob("unlinked orphan", 60_000)
                .aged(YOUNG)
                .blob("young")
                .layerLink("team/app", "young");
        result = TestRun.of(registry);
        plan = result.out().resolve("plans").resolve(result.plan().planId());
        head = new JsonMapper().readTree(plan.resolve("plan.json").toFile());
    }

    @Test
    void holdsAChecksumForEveryFile() throws IOException {
        Map<String, String> computed = new TreeMap<>();
        try (Stream<Path> files = Files.list(plan)) {
            for (Path file : files.toList()) {
                computed.put(
                        file.getFileName().toString(),
                        Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString());
            }
        }

        assertThat(computed.remove("SHA256SUMS")).isNotNull();
        assertThat(computed)
                .containsOnlyKeys("items.csv", "items.parquet", "plan.json", "protected.parquet", "summary.txt");
        assertThat(Files.readAllLines(plan.resolve("SHA256SUMS")))
                .containsExactlyElementsOf(computed.entrySet().stream()
                        .map(file -> file.getValue() + "  " + file.getKey())
                        .toList());
    }

    @Test
    void beginsWithWhatItIsAndHowLongItHolds() {
        assertThat(head.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "format_version",
                        "plan_id",
                        "run_id",
                        "status",
                        "created_at",
                        "expires_at",
                        "tool_version",
                        "registry",
                        "snapshot",
                        "total",
                        "by_reason",
                        "protected_by",
                        "protected_total",
                        "stored_bytes",
                        "gates",
                        "incomplete",
                        "incomplete_because");
        assertThat(head.get("format_version").asInt()).isEqualTo(1);
        assertThat(head.get("plan_id").asText()).matches("20261123T023000Z-[0-9a-f]{8}");
        assertThat(head.get("run_id").asText()).isEqualTo(result.column("run_id"));
        assertThat(head.get("status").asText()).isEqualTo("ok");
        assertThat(instant("/created_at")).isEqualTo(NOW);
        assertThat(instant("/expires_at")).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(head.get("registry").asText()).isEqualTo(result.column("registry"));
        assertThat(instant("/snapshot/blobs_listed_at")).isEqualTo(NOW);
        assertThat(instant("/snapshot/links_listed_at")).isEqualTo(NOW);
        assertThat(instant("/snapshot/cutoff")).isEqualTo(NOW.minus(Duration.ofDays(7)));
        assertThat(head.get("stored_bytes").asLong()).isEqualTo(result.column("stored_bytes"));
        assertThat(head.get("incomplete").asBoolean()).isFalse();
        assertThat(head.get("incomplete_because")).isEmpty();
    }

    @Test
    void totalsAreTheSumsOfTheReasonsAndOfTheItems() {
        Map<String, DeletionPlan.Total> byReason = new TreeMap<>();
        for (PlanItem item : result.items()) {
            byReason.merge(item.reason(), new DeletionPlan.Total(1, item.sizeBytes()), DeletionPlan.Total::plus);
        }

        assertThat(byReason.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Reason.values())
                        .map(Reason::label)
                        .filter(reason -> !reason.startsWith("expired_"))
                        .toList());
        assertThat(head.get("by_reason").fieldNames()).toIterable().containsExactlyElementsOf(byReason.keySet());
        byReason.forEach((reason, total) ->
                assertThat(total(head.get("by_reason").get(reason))).as(reason).isEqualTo(total));
        assertThat(total(head.get("total")))
                .isEqualTo(byReason.values().stream().reduce(DeletionPlan.Total.NONE, DeletionPlan.Total::plus));
        assertThat(head.at("/by_reason/dead_layer_link/bytes").asLong()).isEqualTo(RegistryLayout.LINK_SIZE_BYTES);
        assertThat(head.at("/total/items").asLong()).isEqualTo(result.column("planned_items"));
        assertThat(head.at("/total/bytes").asLong()).isEqualTo(result.column("planned_bytes"));
    }

    @Test
    void namesEveryGateWithWhatItAllowsAndWhatItSaw() {
        assertThat(head.get("gates"))
                .extracting(gate -> gate.get("gate").asText())
                .containsExactly(
                        "EveryRepositoryRead",
                        "EverythingRead",
                        "ReferencesNotEmpty",
                        "ListingComplete",
                        "ReferencedBlobsPresent",
                        "CutoffNotTooRecent",
                        "PlanShareBelowLimit",
                        "SameRegistry");
        assertThat(head.get("gates")).allSatisfy(gate -> {
            assertThat(gate.get("passed").asBoolean()).isTrue();
            assertThat(gate.get("limit").asText()).isNotBlank();
            assertThat(gate.get("value").asText()).isNotBlank();
            assertThat(gate.get("message").asText()).isEmpty();
        });
        long blobs = head.at("/by_reason/unreferenced_blob/bytes").asLong();
        JsonNode share = head.at("/gates/6");
        assertThat(share.get("limit").asText()).isEqualTo("at most 100.0 % of the stored bytes");
        assertThat(share.get("value").asText())
                .isEqualTo(Amounts.percent(blobs, head.get("stored_bytes").asLong()));
    }

    @Test
    void listsTheLargestItemsFirstAndTheSameInBothFiles() throws IOException {
        List<Row> rows = parquet("items.parquet");
        List<Map<String, String>> cells = csv();

        assertThat(cells).hasSameSizeAs(rows).hasSize(head.at("/total/items").asInt());
        assertThat(cells.get(0).keySet()).containsExactly(rows.get(0).schema().fieldNames());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            assertThat(cells.get(i)).allSatisfy((name, cell) -> {
                Object value = row.getAs(name);
                if (value instanceof Instant time) {
                    assertThat(Instant.parse(cell)).as(name).isEqualTo(time);
                } else {
                    assertThat(cell).as(name).isEqualTo(value == null ? "" : value.toString());
                }
            });
        }
        assertThat(rows)
                .extracting(row -> row.<Long>getAs("size_bytes"))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .startsWith(70_000L, 60_000L);
        assertThat(cells.get(0))
                .containsEntry("digest", digestOf("large orphan").toString())
                .containsEntry("last_linked_by", "team/app")
                .containsEntry("linking_repositories", "1");
    }

    @Test
    void saysWhatItKeepsWhyAndUntilWhen() throws IOException {
        List<Row> rows = parquet("protected.parquet");

        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.<String>getAs("digest")).isEqualTo(digestOf("young").toString());
            assertThat(row.<String>getAs("protected_by")).isEqualTo("age");
            assertThat(row.<Instant>getAs("protected_until"))
                    .isEqualTo(NOW.minus(YOUNG).plus(Duration.ofDays(7)));
        });
        assertThat(rows).extracting(row -> row.<String>getAs("item")).containsExactlyInAnyOrder("blob", "layer_link");
        assertThat(total(head.get("protected_total")))
                .isEqualTo(new DeletionPlan.Total(2, sizeOf("young") + RegistryLayout.LINK_SIZE_BYTES));
    }

    @Test
    void saysTheSameNumbersInWords() throws IOException {
        String summary = Files.readString(plan.resolve("summary.txt"));

        assertThat(summary)
                .startsWith("Plan " + head.get("plan_id").asText() + " of run "
                        + head.get("run_id").asText() + "\n")
                .contains("\nRegistry   " + head.get("registry").asText() + "\n")
                .contains("\nStatus     ok\n")
                .contains("\nCreated    2026-11-23T02:30:00Z, expires 2026-11-30T02:30:00Z\n")
                .contains("\nCut-off    2026-11-16T02:30:00Z: nothing younger is planned\n")
                .containsPattern(amounts("total", head.get("total")))
                .containsPattern(amounts("protected", head.get("protected_total")));
        for (Map.Entry<String, JsonNode> reason : head.get("by_reason").properties()) {
            assertThat(summary).containsPattern(amounts(reason.getKey(), reason.getValue()));
        }
        assertThat(summary.lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void saysWhichRepositoriesGainMost() throws IOException {
        Map<String, Long> owned = new TreeMap<>();
        result.items().forEach(item -> owned.merge(item.owner(), item.sizeBytes(), Long::sum));
        assertThat(owned.remove("")).isEqualTo(60_000 + DELETED.document().sizeBytes());
        List<String> expected = owned.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(repository -> Amounts.bytes(repository.getValue()) + "  " + repository.getKey())
                .toList();

        List<String> lines = Files.readAllLines(plan.resolve("summary.txt"));

        assertThat(expected).hasSize(4).last().asString().endsWith("library/hole");
        assertThat(lines.subList(lines.indexOf("Largest repositories, by what only they link") + 1, lines.size()))
                .extracting(String::strip)
                .isEqualTo(expected);
    }

    private static String amounts(String label, JsonNode total) {
        return "\n" + label + " +" + Amounts.count(total.get("items").asLong()) + " +"
                + Amounts.bytes(total.get("bytes").asLong()) + "(  .*)?\n";
    }

    private static Instant instant(String pointer) {
        return Instant.parse(head.at(pointer).asText());
    }

    private static DeletionPlan.Total total(JsonNode node) {
        return new DeletionPlan.Total(
                node.get("items").asLong(), node.get("bytes").asLong());
    }

    private static List<Row> parquet(String name) {
        return SharedSpark.session()
                .read()
                .parquet(Locations.toRead(plan.resolve(name)))
                .collectAsList();
    }

    private static List<Map<String, String>> csv() throws IOException {
        return new ArrayList<>(new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(plan.resolve("items.csv").toFile())
                .readAll());
    }
}

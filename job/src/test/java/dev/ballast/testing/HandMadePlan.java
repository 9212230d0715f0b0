package dev.ballast.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.common.hash.Hashing;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.DeletionPlan.Feeds;
import dev.ballast.plan.DeletionPlan.Snapshot;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.plan.GateResult;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.Reason;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan that no run made, approved by nobody yet: it takes what a test says of what a registry holds now. As its run left
 * no tables, a sweep reads every manifest.
 *
 * @param registry the registry
 * @param items what it takes
 * @param status of the plan
 * @param createdAt when it was made; listings were just before
 * @param feeds of images in use
 */
public record HandMadePlan(
        StorageRoot registry,
        List<PlanItem> items,
        String status,
        Instant createdAt,
        @Nullable Feeds feeds) {

    public static final String ID = "20261123T023000Z-1a2b3c4d";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    public HandMadePlan {
        items = List.copyOf(items);
    }

    /** A plan that takes whatever has one of these texts in its path. */
    public static HandMadePlan taking(StorageRoot registry, Map<String, String> settings, String... texts) {
        return taking(registry, settings, path -> Stream.of(texts).anyMatch(path::contains));
    }

    /** A plan that takes the files at the paths of which this holds. */
    public static HandMadePlan taking(StorageRoot registry, Map<String, String> settings, Predicate<String> paths) {
        return taking(registry, StorageLister.of(registry, settings), ObjectReader.of(registry, settings), paths);
    }

    /** The same of a registry that is listed and read in another way. */
    public static HandMadePlan taking(
            StorageRoot registry, StorageLister lister, ObjectReader reader, Predicate<String> paths) {
        Iterator<Listed> files = lister.below(RegistryLayout.ROOT);
        Map<String, PlanItem> items = new TreeMap<>();
        while (files.hasNext()) {
            StoredFile file = (StoredFile) files.next();
            if (paths.test(file.path())) {
                items.put(file.path(), item(file, reader));
            }
        }
        return new HandMadePlan(registry, List.copyOf(items.values()), DeletionPlan.OK, TestRegistry.NOW, null);
    }

    public HandMadePlan status(String other) {
        return new HandMadePlan(registry, items, other, createdAt, feeds);
    }

    /** The same plan, of a policy that spared what these feeds named. */
    public HandMadePlan inUse(Instant freshUntil, String... names) {
        return new HandMadePlan(registry, items, status, createdAt, new Feeds(List.of(names), freshUntil));
    }

    private static PlanItem item(StoredFile file, ObjectReader reader) {
        Entry entry = RegistryLayout.classify(file.path());
        if (entry instanceof Entry.BlobData blob) {
            return item(Reason.UNREFERENCED_BLOB, "", blob.digest().toString(), "", file);
        }
        if (entry instanceof Entry.LayerLink link) {
            return item(
                    Reason.UNNAMED_LAYER_LINK, link.repository(), link.digest().toString(), "", file);
        }
        if (entry instanceof Entry.RevisionLink link) {
            return item(
                    Reason.EXPIRED_MANIFEST, link.repository(), link.digest().toString(), "", file);
        }
        if (entry instanceof Entry.TagHistoryLink link) {
            return item(
                    Reason.EXPIRED_TAG_HISTORY, link.repository(), link.digest().toString(), link.tag(), file);
        }
        Entry.TagCurrentLink tag = (Entry.TagCurrentLink) entry;
        ReadOutcome.Content content = (ReadOutcome.Content) reader.read(file.path(), 100);
        return item(Reason.EXPIRED_TAG, tag.repository(), new String(content.bytes(), UTF_8), tag.tag(), file);
    }

    private static PlanItem item(Reason reason, String repository, String digest, String tag, StoredFile file) {
        String time = file.modifiedAt().toString();
        return new PlanItem(
                reason.item(),
                reason.label(),
                repository,
                digest,
                file.path(),
                file.sizeBytes(),
                time,
                time,
                repository,
                1,
                tag,
                "",
                "");
    }

    /** Writes it below an output, under this id. */
    public HandMadePlan write(Path out, String id) throws IOException {
        Path folder = Files.createDirectories(out.resolve("plans").resolve(id));
        CsvMapper csv = new CsvMapper();
        CsvSchema schema = csv.schemaFor(PlanItem.class).withHeader();
        List<PlanItem> largestFirst = items.stream()
                .sorted(Comparator.comparing(PlanItem::sizeBytes).reversed().thenComparing(PlanItem::path))
                .toList();
        csv.writer(schema)
                .writeValues(folder.resolve("items.csv").toFile())
                .writeAll(largestFirst)
                .close();
        JSON.writeValue(folder.resolve("plan.json").toFile(), head(id));
        StringBuilder sums = new StringBuilder();
        for (String name : List.of("items.csv", "plan.json")) {
            sums.append(Hashing.sha256().hashBytes(Files.readAllBytes(folder.resolve(name))))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        Files.writeString(folder.resolve("SHA256SUMS"), sums);
        return this;
    }

    public HandMadePlan write(Path out) throws IOException {
        return write(out, ID);
    }

    private DeletionPlan head(String id) {
        Map<String, Total> byReason = new TreeMap<>();
        for (PlanItem item : items) {
            byReason.merge(item.reason(), new Total(1, item.sizeBytes()), Total::plus);
        }
        boolean isComplete = !status.equals(DeletionPlan.INCOMPLETE);
        return new DeletionPlan(
                DeletionPlan.FORMAT_VERSION,
                id,
                id.substring(0, id.indexOf('-')) + "-00000000",
                status,
                createdAt,
                createdAt.plus(Duration.ofDays(7)),
                "test",
                registry.toString(),
                new Snapshot(createdAt, createdAt, createdAt),
                null,
                byReason.values().stream().reduce(Total.NONE, Total::plus),
                byReason,
                Map.of(),
                1_000_000,
                status.equals(DeletionPlan.REFUSED)
                        ? List.of(new GateResult(
                                "ReferencesNotEmpty", false, "", "", "No manifest names anything.", false))
                        : List.of(),
                !isComplete,
                isComplete ? List.of() : List.of("1 place could not be listed."),
                null,
                feeds);
    }
}

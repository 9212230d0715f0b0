package dev.ballast.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Splitter;
import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inventory of a large registry, and the files of it that a run reads. */
class SampleInventoryTest {
    private static final Instant MADE = Instant.parse("2026-11-22T01:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void listsEveryFileThatARunReadsWithItsSize() throws IOException {
        WrittenInventory written = new SampleInventory(1, 1000, MADE).writeTo(folder);
        Map<String, Long> listed = listed(written);

        assertThat(listed).hasSize(Math.toIntExact(written.objects()));
        try (Stream<Path> files = Files.walk(written.registry())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(listed)
                        .containsEntry(written.registry().relativize(file).toString(), Files.size(file));
            }
        }
    }

    @Test
    void holdsAtLeastSoManyBlobsWholeRepositoriesAndManifestsThatHashToTheirDigests() throws IOException {
        WrittenInventory written = new SampleInventory(1, 1000, MADE).writeTo(folder);
        List<Entry> entries =
                listed(written).keySet().stream().map(RegistryLayout::classify).toList();

        assertThat(written.blobs()).isGreaterThanOrEqualTo(1000);
        assertThat(entries).filteredOn(Entry.BlobData.class::isInstance).hasSize(Math.toIntExact(written.blobs()));
        assertThat(entries)
                .filteredOn(Entry.RevisionLink.class::isInstance)
                .hasSize(Math.toIntExact(written.manifests()))
                .allSatisfy(entry -> {
                    Digest digest = ((Entry.RevisionLink) entry).digest();
                    byte[] document = Files.readAllBytes(written.registry().resolve(RegistryLayout.blobPath(digest)));
                    assertThat(Digest.sha256(document)).isEqualTo(digest);
                });
    }

    @Test
    void isTheSameForTheSameSeed() throws IOException {
        WrittenInventory one = new SampleInventory(7, 10, MADE).writeTo(folder.resolve("one"));
        WrittenInventory same = new SampleInventory(7, 10, MADE).writeTo(folder.resolve("same"));
        WrittenInventory other = new SampleInventory(8, 10, MADE).writeTo(folder.resolve("other"));

        assertThat(listed(same)).isEqualTo(listed(one)).isNotEqualTo(listed(other));
    }

    @Test
    void needsABlob() {
        assertThatThrownBy(() -> new SampleInventory(1, 0, MADE)).hasMessage("0 blobs");
    }

    private static String name(JsonNode file) {
        String key = file.path("key").asText();
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static Map<String, Long> listed(WrittenInventory written) throws IOException {
        Map<String, Long> listed = new HashMap<>();
        JsonNode manifest = new JsonMapper().readTree(written.manifest().toFile());
        for (JsonNode file : manifest.path("files")) {
            Path part = written.manifest().resolveSibling("data/" + name(file));
            assertThat(part).hasSize(file.path("size").asLong());
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> {
                    List<String> values = Splitter.on(',').splitToList(line.replace("\"", ""));
                    listed.put(values.get(1), Long.parseLong(values.get(2)));
                });
            }
        }
        return listed;
    }
}

package dev.ballast.official;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ballast.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads lines of JSON, compressed by gzip. Source: docker-library/repo-info. Example, shortened:
 *
 * <pre>{@code
 * {"repo": "golang", "tag": "1", "index": "sha256:3983…", "manifest": "sha256:4647…", "verified": false,
 *  "os": "windows", "arch": "amd64", "variant": null, "config": "sha256:5ef1…", "config_size": null,
 *  "layers": [{"digest": "sha256:3889…", "size": 4069985900, "mime": "application/vnd.docker.image.rootfs.foreign…"},
 *             {"digest": "sha256:c86d…", "size": 1197}]}
 * }</pre>
 *
 * <p>Only foreign layers have a media type. The size of a config that is null is unknown; it is read as 0, so that no
 * sum holds a byte that the data does not tell.
 */
final class OfficialImages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OfficialImages() {}

    static List<OfficialImage> in(Path file) {
        List<OfficialImage> images = new ArrayList<>();
        forEach(file, line -> images.add(image(line)));
        return images;
    }

    /** What was there at each time at which somebody looked, the earliest first. */
    static SortedMap<Instant, List<OfficialImage>> snapshots(Path file) {
        SortedMap<Instant, List<OfficialImage>> snapshots = new TreeMap<>();
        forEach(
                file,
                line -> snapshots
                        .computeIfAbsent(
                                Instant.parse(line.required("snapshot").textValue()), unseen -> new ArrayList<>())
                        .add(image(line)));
        return snapshots;
    }

    private static void forEach(Path file, Consumer<JsonNode> line) {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file));
                MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(stream)) {
            while (lines.hasNextValue()) {
                line.accept(lines.nextValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OfficialImage image(JsonNode line) {
        List<NamedBlob> layers = new ArrayList<>();
        for (JsonNode layer : line.required("layers")) {
            layers.add(new NamedBlob(
                    digest(layer, "digest"),
                    layer.has("mime"),
                    layer.required("size").longValue()));
        }
        return new OfficialImage(
                new Tagging(
                        line.required("repo").textValue(), line.required("tag").textValue()),
                !line.required("index").isNull(),
                digest(line, "manifest"),
                line.required("verified").booleanValue(),
                platform(line),
                new NamedBlob(
                        digest(line, "config"),
                        false,
                        line.required("config_size").asLong(0)),
                layers);
    }

    private static String platform(JsonNode line) {
        String platform =
                line.required("os").textValue() + "/" + line.required("arch").textValue();
        return line.required("variant").isNull()
                ? platform
                : platform + "/" + line.required("variant").textValue();
    }

    private static Digest digest(JsonNode node, String field) {
        return Digest.parse(node.required(field).textValue());
    }
}

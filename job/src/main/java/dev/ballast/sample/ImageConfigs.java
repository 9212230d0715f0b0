package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.MediaType;
import java.time.Instant;
import java.util.List;

/**
 * Writes the configuration of images.
 *
 * <p>Source: OCI image specification 1.1, config.md. Example:
 *
 * <pre>{@code
 * {"created": "2026-03-02T09:30:00Z", "architecture": "amd64", "os": "linux",
 *  "config": {"Env": ["PATH=/usr/local/bin:/usr/bin:/bin"], "Labels": {"org.opencontainers.image.title": "team/app"}},
 *  "rootfs": {"type": "layers", "diff_ids": ["sha256:…"]}}
 * }</pre>
 */
final class ImageConfigs {

    private static final JsonMapper JSON = new JsonMapper();

    private ImageConfigs() {}

    static Document config(
            MediaType mediaType, String title, String platform, Instant created, List<Descriptor> layers) {
        ObjectNode config = JSON.createObjectNode();
        config.put("created", created.toString());
        describePlatform(config, platform);
        ObjectNode defaults = config.putObject("config");
        defaults.putArray("Env").add("PATH=/usr/local/bin:/usr/bin:/bin");
        defaults.putObject("Labels").put("org.opencontainers.image.title", title);
        ArrayNode diffIds = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        layers.forEach(layer -> diffIds.add(uncompressed(layer).toString()));
        return ManifestDocuments.document(mediaType, config);
    }

    private static void describePlatform(ObjectNode config, String platform) {
        String[] parts = platform.split("/", 3);
        config.put("architecture", parts[1]).put("os", parts[0]);
        if (parts.length == 3) {
            config.put("variant", parts[2]);
        }
    }

    /** A made-up digest of a layer's uncompressed content, always the same for the same layer. */
    private static Digest uncompressed(Descriptor layer) {
        return Digest.sha256(layer.digest().hex().getBytes(UTF_8));
    }
}

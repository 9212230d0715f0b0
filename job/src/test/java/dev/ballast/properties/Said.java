package dev.ballast.properties;

import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a readable manifest says.
 *
 * @param kind as {@code images.kind} has it; nothing if nobody knows manifests like it
 * @param parts what it names, layers from the lowest up, its subject left out
 * @param created when it was built
 */
record Said(
        @Nullable String kind,
        String mediaType,
        @Nullable String artifactType,
        List<Part> parts,
        @Nullable Digest subject,
        @Nullable Instant created) {
    static final String IMAGE = "image";
    static final String INDEX = "index";
    static final String ARTIFACT = "artifact";

    Said {
        parts = List.copyOf(parts);
    }
}

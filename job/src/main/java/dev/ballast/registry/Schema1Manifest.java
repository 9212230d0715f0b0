package dev.ballast.registry;

import java.util.List;
import java.util.Optional;

/**
 * The oldest form of an image: layers without sizes, topmost first, and the configuration inside the document.
 *
 * <p>Source: Docker's image manifest version 2, schema 1. Steps that changed no file name the same empty layer again
 * and again ("throwaway"); it is a stored blob all the same, and is referenced once. Example:
 *
 * <pre>{@code
 * {"schemaVersion": 1, "name": "library/app", "tag": "1", "architecture": "amd64",
 *  "fsLayers": [{"blobSum": "sha256:…"}], "history": [{"v1Compatibility": "{…}"}],
 *  "signatures": [{"header": {}, "signature": "…", "protected": "…"}]}
 * }</pre>
 *
 * @param signed whether it carries signatures, as nearly all do
 * @param references the distinct layers, topmost first
 */
public record Schema1Manifest(boolean signed, List<Reference> references) implements Manifest {

    public Schema1Manifest {
        references = List.copyOf(references);
    }

    @Override
    public ManifestKind kind() {
        return ManifestKind.IMAGE;
    }

    @Override
    public MediaType mediaType() {
        return signed ? MediaType.DOCKER_SCHEMA1_SIGNED : MediaType.DOCKER_SCHEMA1;
    }

    @Override
    public Optional<String> artifactType() {
        return Optional.empty();
    }
}

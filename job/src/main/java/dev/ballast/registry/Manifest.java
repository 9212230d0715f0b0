package dev.ballast.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A manifest, by the form of its document. What it is for is its {@link #kind}: the image form also carries artifacts.
 */
public sealed interface Manifest
        permits ImageManifest, IndexManifest, ArtifactManifest, Schema1Manifest, UnknownManifest {

    /** What the manifest is for. */
    ManifestKind kind();

    /** The media type, as declared or as the form implies it; none only if the form is unknown and declares none. */
    MediaType mediaType();

    /** What kind of artifact this is; present for every {@link ManifestKind#ARTIFACT}. */
    Optional<String> artifactType();

    /**
     * What the document names, in its order, the subject last. A blob named twice in one role is there once, as first
     * named.
     */
    List<Reference> references();

    /** When it was built, where the document itself says so. */
    default Optional<Instant> createdAt() {
        return Optional.empty();
    }

    /** The manifest that this one is about. */
    default Optional<Descriptor> subject() {
        List<Reference> references = references();
        if (references.isEmpty()) {
            return Optional.empty();
        }
        Reference last = references.get(references.size() - 1);
        return last.role() == ReferenceRole.SUBJECT ? Optional.of(last.descriptor()) : Optional.empty();
    }
}

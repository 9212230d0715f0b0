package dev.ballast.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A config and layers: a container image of one platform, or an artifact packed like one.
 *
 * <p>Sources: OCI image specification 1.1, manifest.md; Docker's image manifest version 2, schema 2. Example:
 *
 * <pre>{@code
 * {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
 *  "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:…", "size": 7023},
 *  "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "sha256:…", "size": 32654}]}
 * }</pre>
 *
 * @param mediaType docker schema 2 or OCI image
 * @param declaredArtifactType the field {@code artifactType}, empty where it is not given
 * @param created when it was built, as its annotation says; nothing where there is none
 * @param references the config first, then the layers, then the subject
 */
public record ImageManifest(
        MediaType mediaType, String declaredArtifactType, Optional<Instant> created, List<Reference> references)
        implements Manifest {

    public ImageManifest {
        references = List.copyOf(references);
        if (references.isEmpty() || references.get(0).role() != ReferenceRole.CONFIG) {
            throw new IllegalArgumentException("An image manifest names its config first");
        }
    }

    /** The configuration of the image or artifact. */
    public Descriptor config() {
        return references.get(0).descriptor();
    }

    @Override
    public Optional<Instant> createdAt() {
        return created;
    }

    /** The distinct layers, lowest first. */
    public List<Descriptor> layers() {
        return references.stream()
                .filter(reference -> reference.role() == ReferenceRole.LAYER)
                .map(Reference::descriptor)
                .toList();
    }

    /** An artifact if it says so, or if its config is not that of an image (OCI 1.1, "Guidelines for Artifact Usage"). */
    @Override
    public ManifestKind kind() {
        return declaredArtifactType.isEmpty() && configIsOfImage() ? ManifestKind.IMAGE : ManifestKind.ARTIFACT;
    }

    /** The declared type or, as the specification has it for referrers, the config's media type. */
    @Override
    public Optional<String> artifactType() {
        if (!declaredArtifactType.isEmpty()) {
            return Optional.of(declaredArtifactType);
        }
        return configIsOfImage()
                ? Optional.empty()
                : Optional.of(config().mediaType().value());
    }

    private boolean configIsOfImage() {
        MediaType type = config().mediaType();
        return type.isImageConfig() || type.isNone() || (type.equals(MediaType.OCTET_STREAM) && isDockerSchema2());
    }

    private boolean isDockerSchema2() {
        return mediaType.equals(MediaType.DOCKER_SCHEMA2);
    }
}

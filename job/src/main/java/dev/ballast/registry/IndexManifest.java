package dev.ballast.registry;

import java.util.List;
import java.util.Optional;

/**
 * A list of manifests, one for each platform.
 *
 * <p>Sources: OCI image specification 1.1, image-index.md; Docker's manifest list. Example:
 *
 * <pre>{@code
 * {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json",
 *  "manifests": [{"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:…", "size": 7143,
 *                 "platform": {"architecture": "amd64", "os": "linux"}}]}
 * }</pre>
 *
 * @param mediaType docker list or OCI index
 * @param declaredArtifactType the field {@code artifactType}, empty where it is not given
 * @param references the entries, then the subject
 */
public record IndexManifest(MediaType mediaType, String declaredArtifactType, List<Reference> references)
        implements Manifest {

    public IndexManifest {
        references = List.copyOf(references);
    }

    @Override
    public ManifestKind kind() {
        return ManifestKind.INDEX;
    }

    @Override
    public Optional<String> artifactType() {
        return declaredArtifactType.isEmpty() ? Optional.empty() : Optional.of(declaredArtifactType);
    }
}

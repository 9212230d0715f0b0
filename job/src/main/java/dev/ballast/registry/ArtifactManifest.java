package dev.ballast.registry;

import java.util.List;
import java.util.Optional;

/**
 * The artifact manifest that OCI withdrew before image specification 1.1 was final; some registries still hold it.
 *
 * <p>Source: OCI image specification 1.1.0-rc2, artifact.md. Example:
 *
 * <pre>{@code
 * {"mediaType": "application/vnd.oci.artifact.manifest.v1+json", "artifactType": "application/vnd.example.sbom.v1",
 *  "blobs": [{"mediaType": "application/gzip", "digest": "sha256:…", "size": 123}],
 *  "subject": {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:…", "size": 1234}}
 * }</pre>
 *
 * @param declaredArtifactType the field {@code artifactType}, empty where it is not given
 * @param references the blobs as layers, then the subject
 */
public record ArtifactManifest(String declaredArtifactType, List<Reference> references) implements Manifest {

    public ArtifactManifest {
        references = List.copyOf(references);
    }

    @Override
    public ManifestKind kind() {
        return ManifestKind.ARTIFACT;
    }

    @Override
    public MediaType mediaType() {
        return MediaType.OCI_ARTIFACT;
    }

    /** The declared type, or this form's own media type where the required field is missing. */
    @Override
    public Optional<String> artifactType() {
        return Optional.of(declaredArtifactType.isEmpty() ? mediaType().value() : declaredArtifactType);
    }
}

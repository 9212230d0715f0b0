package dev.ballast.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A parsed manifest: what it is, and everything that it names. */
public sealed interface Manifest {

    ManifestKind kind();

    /** As the document says it, or as its fields imply; {@link MediaType#NONE} if neither. */
    MediaType mediaType();

    /** What kind of artifact it is, if it is one. */
    default Optional<String> artifactType() {
        return Optional.empty();
    }

    /** The manifest that this one is about, if it is a referrer. */
    default Optional<Descriptor> subject() {
        return Optional.empty();
    }

    /** Everything that it names, in the document's order, the subject last. */
    List<Reference> references();

    /**
     * OCI image manifest and Docker schema 2: a config and layers.
     *
     * <pre>{@code
     * {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
     *  "config": {descriptor}, "layers": [{descriptor}, …], "subject": {descriptor}, "artifactType": "…"}
     * }</pre>
     *
     * <p>It is an artifact if it says an artifact type, or if its config is no image's: OCI image specification 1.1,
     * manifest.md, "Guidelines for Artifact Usage".
     */
    record Image(
            MediaType mediaType,
            Optional<Descriptor> config,
            List<Descriptor> layers,
            Optional<String> declaredArtifactType,
            Optional<Descriptor> subject)
            implements Manifest {
        public Image {
            layers = List.copyOf(layers);
        }

        @Override
        public ManifestKind kind() {
            return artifactType().isPresent() ? ManifestKind.ARTIFACT : ManifestKind.IMAGE;
        }

        @Override
        public Optional<String> artifactType() {
            return declaredArtifactType.or(() -> config.map(Descriptor::mediaType)
                    .filter(type -> !type.isImageConfig() && !type.isNone())
                    .map(MediaType::value));
        }

        @Override
        public List<Reference> references() {
            List<Reference> references = new ArrayList<>(layers.size() + 2);
            config.ifPresent(descriptor -> references.add(new Reference(ReferenceRole.CONFIG, descriptor)));
            layers.forEach(layer -> references.add(new Reference(ReferenceRole.LAYER, layer)));
            subject.ifPresent(descriptor -> references.add(new Reference(ReferenceRole.SUBJECT, descriptor)));
            return references;
        }
    }

    /**
     * OCI index and Docker manifest list: manifests for platforms, or anything else.
     *
     * <pre>{@code
     * {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json",
     *  "manifests": [{descriptor with platform}, …], "subject": {descriptor}, "artifactType": "…"}
     * }</pre>
     */
    record Index(
            MediaType mediaType,
            List<Descriptor> manifests,
            Optional<String> artifactType,
            Optional<Descriptor> subject)
            implements Manifest {
        public Index {
            manifests = List.copyOf(manifests);
        }

        @Override
        public ManifestKind kind() {
            return ManifestKind.INDEX;
        }

        @Override
        public List<Reference> references() {
            List<Reference> references = new ArrayList<>(manifests.size() + 1);
            manifests.forEach(child -> references.add(new Reference(ReferenceRole.MANIFEST, child)));
            subject.ifPresent(descriptor -> references.add(new Reference(ReferenceRole.SUBJECT, descriptor)));
            return references;
        }
    }

    /**
     * The artifact manifest that release candidates of OCI 1.1 had.
     *
     * <pre>{@code
     * {"mediaType": "application/vnd.oci.artifact.manifest.v1+json", "artifactType": "…",
     *  "blobs": [{descriptor}, …], "subject": {descriptor}}
     * }</pre>
     */
    record Artifact(
            MediaType mediaType, List<Descriptor> blobs, Optional<String> artifactType, Optional<Descriptor> subject)
            implements Manifest {
        public Artifact {
            blobs = List.copyOf(blobs);
        }

        @Override
        public ManifestKind kind() {
            return ManifestKind.ARTIFACT;
        }

        @Override
        public List<Reference> references() {
            List<Reference> references = new ArrayList<>(blobs.size() + 1);
            blobs.forEach(blob -> references.add(new Reference(ReferenceRole.LAYER, blob)));
            subject.ifPresent(descriptor -> references.add(new Reference(ReferenceRole.SUBJECT, descriptor)));
            return references;
        }
    }

    /**
     * Docker schema 1, signed or not: layers from the top down, without sizes, some of them several times.
     *
     * <pre>{@code
     * {"schemaVersion": 1, "name": "library/app", "tag": "1.0", "fsLayers": [{"blobSum": "sha256:…"}, …],
     *  "history": [{"v1Compatibility": "…"}, …], "signatures": […]}
     * }</pre>
     */
    record Schema1(MediaType mediaType, List<Digest> layers) implements Manifest {
        public Schema1 {
            layers = List.copyOf(layers);
        }

        @Override
        public ManifestKind kind() {
            return ManifestKind.IMAGE;
        }

        @Override
        public List<Reference> references() {
            return layers.stream()
                    .distinct()
                    .map(layer -> new Descriptor(MediaType.NONE, layer, Descriptor.UNDECLARED, ""))
                    .map(layer -> new Reference(ReferenceRole.LAYER, layer))
                    .toList();
        }
    }

    /**
     * A document of no known kind, or of two at once. Every object in it that has a digest is followed, wherever it
     * stands, so that nothing is lost that it may mean.
     */
    record Unknown(MediaType mediaType, List<Descriptor> descriptors) implements Manifest {
        public Unknown {
            descriptors = List.copyOf(descriptors);
        }

        @Override
        public ManifestKind kind() {
            return ManifestKind.UNKNOWN;
        }

        @Override
        public List<Reference> references() {
            return descriptors.stream()
                    .distinct()
                    .map(descriptor -> new Reference(ReferenceRole.UNKNOWN, descriptor))
                    .toList();
        }
    }
}

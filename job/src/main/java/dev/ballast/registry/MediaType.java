package dev.ballast.registry;

import java.util.Set;

/**
 * A media type, with the questions that a registry asks of it. Sources: OCI image specification 1.1, media-types.md;
 * Docker image manifest version 2, schemas 1 and 2.
 */
public record MediaType(String value) {
    public static final MediaType DOCKER_SCHEMA1 =
            new MediaType("application/vnd.docker.distribution.manifest.v1+json");
    public static final MediaType DOCKER_SCHEMA1_SIGNED =
            new MediaType("application/vnd.docker.distribution.manifest.v1+prettyjws");
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    public static final MediaType DOCKER_LIST =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    public static final MediaType DOCKER_CONFIG = new MediaType("application/vnd.docker.container.image.v1+json");
    public static final MediaType OCI_MANIFEST = new MediaType("application/vnd.oci.image.manifest.v1+json");
    public static final MediaType OCI_INDEX = new MediaType("application/vnd.oci.image.index.v1+json");
    public static final MediaType OCI_CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    public static final MediaType OCI_EMPTY = new MediaType("application/vnd.oci.empty.v1+json");
    /** Of release candidates of OCI 1.1, withdrawn; such documents are stored all the same. */
    public static final MediaType OCI_ARTIFACT = new MediaType("application/vnd.oci.artifact.manifest.v1+json");

    /** No media type was given. */
    public static final MediaType NONE = new MediaType("");

    private static final Set<MediaType> SCHEMA1 =
            Set.of(DOCKER_SCHEMA1, DOCKER_SCHEMA1_SIGNED, new MediaType("application/json"));
    /** Old clients wrote configurations as application/octet-stream. */
    private static final Set<MediaType> IMAGE_CONFIGS =
            Set.of(DOCKER_CONFIG, OCI_CONFIG, new MediaType("application/octet-stream"));

    public boolean isNone() {
        return value.isEmpty();
    }

    /** A manifest with a config and layers. */
    public boolean isImageManifest() {
        return equals(DOCKER_MANIFEST) || equals(OCI_MANIFEST);
    }

    /** A list of manifests. */
    public boolean isIndex() {
        return equals(DOCKER_LIST) || equals(OCI_INDEX);
    }

    public boolean isSchema1() {
        return SCHEMA1.contains(this);
    }

    /** The configuration of a container image, and not of some other artifact. */
    public boolean isImageConfig() {
        return IMAGE_CONFIGS.contains(this);
    }

    /** A layer whose bytes are fetched from elsewhere: a registry need not store it. */
    public boolean isForeignLayer() {
        return value.startsWith("application/vnd.docker.image.rootfs.foreign.")
                || value.startsWith("application/vnd.oci.image.layer.nondistributable.");
    }

    @Override
    public String toString() {
        return value;
    }
}

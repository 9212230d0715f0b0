package dev.ballast.registry;

import java.util.Set;

/**
 * What a document or a blob says it is, such as {@code application/vnd.oci.image.manifest.v1+json}.
 *
 * <p>Compared exactly, as registries do: no case folding, no parameters. Sources: OCI image specification 1.1,
 * media-types.md; Docker's image manifest specifications, version 2 schema 1 and 2.
 *
 * @param value the type as written, empty where a document writes none
 */
public record MediaType(String value) {

    public static final MediaType NONE = new MediaType("");

    public static final MediaType DOCKER_SCHEMA1 =
            new MediaType("application/vnd.docker.distribution.manifest.v1+json");
    public static final MediaType DOCKER_SCHEMA1_SIGNED =
            new MediaType("application/vnd.docker.distribution.manifest.v1+prettyjws");
    public static final MediaType DOCKER_SCHEMA2 =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    public static final MediaType DOCKER_LIST =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    public static final MediaType OCI_IMAGE = new MediaType("application/vnd.oci.image.manifest.v1+json");
    public static final MediaType OCI_INDEX = new MediaType("application/vnd.oci.image.index.v1+json");

    /** Withdrawn before OCI 1.1 was final, but pushed by tools of 2022 and 2023. */
    public static final MediaType OCI_ARTIFACT = new MediaType("application/vnd.oci.artifact.manifest.v1+json");

    public static final MediaType DOCKER_CONFIG = new MediaType("application/vnd.docker.container.image.v1+json");
    public static final MediaType OCI_CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");

    /** The config of an artifact that has none: the two bytes <code>{}</code>. */
    public static final MediaType OCI_EMPTY = new MediaType("application/vnd.oci.empty.v1+json");

    /** What Docker 1.10 wrote for the config of an ordinary image; registries still hold such images. */
    public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

    private static final Set<MediaType> IMAGE_MANIFESTS = Set.of(DOCKER_SCHEMA2, OCI_IMAGE);
    private static final Set<MediaType> INDEXES = Set.of(DOCKER_LIST, OCI_INDEX);
    private static final Set<MediaType> SCHEMA1_MANIFESTS = Set.of(DOCKER_SCHEMA1, DOCKER_SCHEMA1_SIGNED);
    private static final Set<MediaType> IMAGE_CONFIGS = Set.of(DOCKER_CONFIG, OCI_CONFIG);

    private static final String DOCKER_FOREIGN_LAYER = "application/vnd.docker.image.rootfs.foreign.diff.tar";
    private static final String OCI_FOREIGN_LAYER = "application/vnd.oci.image.layer.nondistributable.v1.tar";

    /** Whether a manifest of this type has a config and layers (docker schema 2, OCI image). */
    public boolean isImageManifest() {
        return IMAGE_MANIFESTS.contains(this);
    }

    /** Whether a manifest of this type lists other manifests (docker list, OCI index). */
    public boolean isIndex() {
        return INDEXES.contains(this);
    }

    /** Whether this is docker schema 1, signed or not. */
    public boolean isSchema1() {
        return SCHEMA1_MANIFESTS.contains(this);
    }

    /** Whether this is any kind of manifest that Ballast reads. */
    public boolean isManifest() {
        return isImageManifest() || isIndex() || isSchema1() || equals(OCI_ARTIFACT);
    }

    /** Whether this is the configuration of a container image, rather than of some artifact. */
    public boolean isImageConfig() {
        return IMAGE_CONFIGS.contains(this);
    }

    /**
     * Whether a layer of this type is normally fetched from elsewhere and not stored (docker foreign, OCI
     * non-distributable), whatever its compression.
     */
    public boolean isForeignLayer() {
        return isOrExtends(DOCKER_FOREIGN_LAYER) || isOrExtends(OCI_FOREIGN_LAYER);
    }

    /** Whether the document names no type at all. */
    public boolean isNone() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }

    private boolean isOrExtends(String base) {
        if (!value.startsWith(base)) {
            return false;
        }
        return value.length() == base.length()
                || value.charAt(base.length()) == '.'
                || value.charAt(base.length()) == '+';
    }
}

package dev.ballast.sweep;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sample.Document;
import dev.ballast.testing.TestManifest;

/**
 * A client that pushes an image of one layer, and what Distribution does for it, in steps between which anything may
 * happen: what it looks at, and then what it writes. The config is there already.
 */
final class ModelPush {
    /** How the client brings a layer that the registry may have. */
    enum Way {
        /** It uploads the layer, wherever that may be already. */
        UPLOAD,
        /** It asks whether the repository has it, and then does nothing more about it. */
        HEAD,
        /** It asks for a mount from another repository. */
        MOUNT,
        /** It does not ask, and puts the manifest only, as for another tag of an image that is there. */
        MANIFEST
    }

    /** What happens next. */
    private enum Step {
        ASK_FOR_LAYER,
        MOUNT_LAYER,
        STORE_LAYER,
        LINK_LAYER,
        VERIFY,
        STORE_MANIFEST,
        LINK_MANIFEST,
        TAG,
        SUCCEEDED,
        REFUSED
    }

    private final RegistryInMemory registry;
    private final String repository;
    private final String origin;
    private final TestManifest image;
    private final String tag;
    private final Document layer;
    private Step next;

    /**
     * A push that is about to begin.
     *
     * @param origin where a mount takes the layer from
     */
    ModelPush(RegistryInMemory registry, Way way, String repository, String origin, TestManifest image, String tag) {
        this.registry = registry;
        this.repository = repository;
        this.origin = origin;
        this.image = image;
        this.tag = tag;
        this.layer = image.blobs().get(1);
        this.next = switch (way) {
            case UPLOAD -> Step.STORE_LAYER;
            case HEAD -> Step.ASK_FOR_LAYER;
            case MOUNT -> Step.MOUNT_LAYER;
            case MANIFEST -> Step.VERIFY;
        };
    }

    boolean isOver() {
        return succeeded() || next == Step.REFUSED;
    }

    /** Whether the client was told that its image is pushed. */
    boolean succeeded() {
        return next == Step.SUCCEEDED;
    }

    /** Whether the registry has looked at something for the request in hand, and not answered. */
    boolean isWithinRequest() {
        return switch (next) {
            case LINK_LAYER, STORE_MANIFEST, LINK_MANIFEST, TAG -> true;
            default -> false;
        };
    }

    void step() {
        next = switch (next) {
            case ASK_FOR_LAYER -> has(repository, layer.digest()) ? Step.VERIFY : Step.STORE_LAYER;
            case MOUNT_LAYER -> has(origin, layer.digest()) ? Step.LINK_LAYER : Step.STORE_LAYER;
            case STORE_LAYER -> store(layer, Step.LINK_LAYER);
            case LINK_LAYER -> link(RegistryLayout.layerLinkPath(repository, layer.digest()), layer, Step.VERIFY);
            // A manifest is accepted if the repository has all that it names.
            case VERIFY -> has(repository, layer.digest()) ? Step.STORE_MANIFEST : Step.REFUSED;
            case STORE_MANIFEST -> store(image.document(), Step.LINK_MANIFEST);
            case LINK_MANIFEST -> link(revision(), image.document(), Step.TAG);
            case TAG -> link(tag(), image.document(), Step.SUCCEEDED);
            case SUCCEEDED, REFUSED -> throw new IllegalStateException("It is over");
        };
    }

    /** What is stored is not written again. */
    private Step store(Document document, Step then) {
        String path = RegistryLayout.blobPath(document.digest());
        if (!registry.isStored(path)) {
            registry.put(path, document.content());
        }
        return then;
    }

    private Step link(String path, Document to, Step then) {
        registry.link(path, to.digest());
        return then;
    }

    /** What a registry answers to HEAD: a link in the repository, and the blob that it leads to. */
    private boolean has(String name, Digest digest) {
        return registry.isStored(RegistryLayout.layerLinkPath(name, digest))
                && registry.isStored(RegistryLayout.blobPath(digest));
    }

    private String revision() {
        return RegistryLayout.revisionLinkPath(repository, image.digest());
    }

    private String tag() {
        return RegistryLayout.tagCurrentLinkPath(repository, tag);
    }

    /** Whether a pull gets everything. */
    boolean pulls() {
        return registry.links(tag(), image.digest())
                && registry.isStored(revision())
                && registry.isStored(RegistryLayout.blobPath(image.digest()))
                && image.blobs().stream().allMatch(blob -> has(repository, blob.digest()));
    }

    @Override
    public String toString() {
        return next.name();
    }
}

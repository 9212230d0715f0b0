package dev.ballast.sample;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.MediaType;
import java.time.Instant;

/**
 * A blob without content, stored as zeros that take no space and do not hash to its digest.
 *
 * @param descriptor how a manifest names it
 * @param isStored whether the storage holds it; else it was lost after its push
 */
record Layer(Descriptor descriptor, boolean isStored) implements Blob {

    /** The media type of an image's layer. */
    static final MediaType OF_IMAGE = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");

    /** A new layer with a digest of its own. */
    static Layer of(MediaType mediaType, long sizeBytes, Dice dice) {
        return new Layer(new Descriptor(mediaType, dice.digest(), sizeBytes, "", "", false), true);
    }

    Layer lost() {
        return new Layer(descriptor, false);
    }

    @Override
    public boolean storeIn(RegistryTree tree, Instant modifiedAt) {
        return tree.sparseBlob(digest(), sizeBytes(), modifiedAt);
    }
}

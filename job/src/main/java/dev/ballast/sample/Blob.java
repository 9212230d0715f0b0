package dev.ballast.sample;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import java.time.Instant;

/** What is stored under a digest: a document with its bytes, or a layer of made-up content. */
sealed interface Blob permits Document, Layer {

    /** How a manifest names it. */
    Descriptor descriptor();

    default Digest digest() {
        return descriptor().digest();
    }

    default long sizeBytes() {
        return descriptor().sizeBytes();
    }

    /** Whether the storage holds it; a lost one is named and linked only. */
    boolean isStored();

    /** Stores it; whether it was not there yet. */
    boolean storeIn(RegistryTree tree, Instant modifiedAt);
}

package dev.ballast.sample;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.MediaType;
import java.time.Instant;

/** The bytes of a manifest or of another small JSON document, and the digest that they hash to. */
public final class Document implements Blob {

    private final MediaType mediaType;
    private final byte[] content;
    private final Digest digest;

    public Document(MediaType mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content.clone();
        this.digest = Digest.sha256(content);
    }

    public byte[] content() {
        return content.clone();
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public long sizeBytes() {
        return content.length;
    }

    /** How another document names this one. */
    @Override
    public Descriptor descriptor() {
        return descriptor("");
    }

    /**
     * How an index names this one.
     *
     * @param platform such as {@code linux/arm64/v8}
     */
    public Descriptor descriptor(String platform) {
        return new Descriptor(mediaType, digest, content.length, platform, "", false);
    }

    @Override
    public boolean isStored() {
        return true;
    }

    @Override
    public boolean storeIn(RegistryTree tree, Instant modifiedAt) {
        return tree.blobIfAbsent(digest, content, modifiedAt);
    }

    @Override
    public String toString() {
        return mediaType + " " + digest;
    }
}

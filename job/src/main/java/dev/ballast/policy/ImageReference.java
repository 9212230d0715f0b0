package dev.ballast.policy;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryNames;
import java.util.Optional;

/**
 * An image as clients name it: {@code registry.example:5000/library/app:v1}, or with a digest behind {@code @}, which wins
 * over the tag. Without either, the tag is {@code latest}. The registry's name is left out: a registry has many.
 *
 * @param reference a tag, or a digest
 */
record ImageReference(String repository, String reference) {
    private static final String LATEST = "latest";

    static Optional<ImageReference> parse(String text) {
        String name = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3);
        int at = name.indexOf('@');
        String digest = at < 0 ? "" : name.substring(at + 1);
        String tagged = at < 0 ? name : name.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        boolean hasTag = colon > tagged.lastIndexOf('/');
        String tag = hasTag ? tagged.substring(colon + 1) : LATEST;
        String repository = withoutHost(hasTag ? tagged.substring(0, colon) : tagged);
        boolean isValid = RegistryNames.isRepository(repository)
                && (at < 0 ? RegistryNames.isTag(tag) : Digest.tryParse(digest).isPresent());
        return isValid ? Optional.of(new ImageReference(repository, at < 0 ? tag : digest)) : Optional.empty();
    }

    private static String withoutHost(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isHost ? name.substring(slash + 1) : name;
    }
}

package dev.ballast.explain;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about: {@code sha256:…} is a blob or manifest wherever it is, {@code repository@sha256:…} one in that
 * repository, {@code repository:tag} a tag.
 */
public record Asked(
        String text,
        @Nullable String repository,
        @Nullable String tag,
        @Nullable String digest) {

    /** What a text asks about, or nothing if it has none of those forms. */
    public static Optional<Asked> parse(String text) {
        if (Digest.tryParse(text).isPresent()) {
            return Optional.of(new Asked(text, null, null, text));
        }
        int at = text.indexOf('@');
        if (at >= 0) {
            String digest = text.substring(at + 1);
            String named = text.substring(0, at);
            String repository = named.indexOf(':') < 0 ? named : named.substring(0, named.indexOf(':'));
            return RegistryNames.isRepository(repository)
                            && Digest.tryParse(digest).isPresent()
                    ? Optional.of(new Asked(text, repository, null, digest))
                    : Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        return colon > 0
                        && RegistryNames.isRepository(text.substring(0, colon))
                        && RegistryNames.isTag(text.substring(colon + 1))
                ? Optional.of(new Asked(text, text.substring(0, colon), text.substring(colon + 1), null))
                : Optional.empty();
    }

    boolean isIn(@Nullable String other) {
        return repository == null || repository.equals(other);
    }
}

package dev.ballast.registry;

import java.util.List;
import java.util.Optional;

/**
 * Well-formed JSON of a form that Ballast does not know, or of two forms at once.
 *
 * <p>What it names is a best effort, so its repository keeps everything that it links: every object at any depth whose
 * {@code digest} (or schema 1's {@code blobSum}) is a digest is a reference.
 *
 * @param mediaType the declared one, {@link MediaType#NONE} where none is
 * @param why why the form is not known, one line for people
 * @param references every descriptor found, in document order, the document's own subject last
 */
public record UnknownManifest(MediaType mediaType, String why, List<Reference> references) implements Manifest {

    public UnknownManifest {
        references = List.copyOf(references);
    }

    @Override
    public ManifestKind kind() {
        return ManifestKind.UNKNOWN;
    }

    @Override
    public Optional<String> artifactType() {
        return Optional.empty();
    }
}

package dev.ballast.sweep;

import dev.ballast.registry.Digest;
import dev.ballast.registry.InvalidManifestException;
import dev.ballast.registry.Manifest;
import dev.ballast.registry.ManifestKind;
import dev.ballast.registry.ManifestParser;
import dev.ballast.registry.ReferenceRole;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a manifest that the plan's run did not know, or that it thought to be garbage. */
final class FreshManifest {
    private static final ManifestParser PARSER = ManifestParser.withDefaultLimits();

    private FreshManifest() {}

    /**
     * What a manifest keeps.
     *
     * @param subject the manifest that it refers to
     * @param areAll whether there can be no more: not so if it is damaged or of an unknown kind
     */
    record Names(List<String> digests, Optional<String> subject, boolean areAll) {
        Names {
            digests = List.copyOf(digests);
        }
    }

    /**
     * Itself and what it names, but for its subject. One that is not stored names nothing: nobody can pull it.
     *
     * @throws PartialViewException if the storage fails
     */
    static Names read(ObjectReader reader, Digest digest) {
        String path = RegistryLayout.blobPath(digest);
        ReadOutcome outcome = reader.read(path, PARSER.limits().maxBytes());
        if (outcome instanceof ReadOutcome.Failed failed) {
            throw new PartialViewException(path, failed.why());
        }
        if (outcome instanceof ReadOutcome.Absent) {
            return new Names(List.of(), Optional.empty(), true);
        }
        return outcome instanceof ReadOutcome.Content content
                        && Digest.of(digest.algorithm(), content.bytes()).equals(digest)
                ? parsed(digest, content.bytes())
                : unread(digest);
    }

    private static Names unread(Digest digest) {
        return new Names(List.of(digest.toString()), Optional.empty(), false);
    }

    private static Names parsed(Digest digest, byte[] document) {
        try {
            Manifest manifest = PARSER.parse(document);
            Stream<String> named = manifest.references().stream()
                    .filter(reference -> reference.role() != ReferenceRole.SUBJECT)
                    .map(reference -> reference.digest().toString());
            return new Names(
                    Stream.concat(Stream.of(digest.toString()), named).toList(),
                    manifest.subject().map(subject -> subject.digest().toString()),
                    manifest.kind() != ManifestKind.UNKNOWN);
        } catch (InvalidManifestException e) {
            return unread(digest);
        }
    }
}

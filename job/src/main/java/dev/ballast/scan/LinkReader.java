package dev.ballast.scan;

import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Links.Link;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a listed file of a repository into a row of links, reading the file only where its path does not say enough. */
final class LinkReader {
    /** Longer than any digest; a link that exceeds it is damaged. */
    private static final int LINK_LIMIT_BYTES = 1024;

    private final ObjectReader reader;
    private final KnownLinks known;

    LinkReader(ObjectReader reader, KnownLinks known) {
        this.reader = reader;
        this.known = known;
    }

    static Link unlisted(Unlisted place) {
        return new Link(EntryKind.UNLISTED, null, null, null, null, null, 0, null, place.path(), place.why(), null);
    }

    /** Whether the path does not say enough, and no earlier run read the file as it is. */
    boolean mustRead(StoredFile file) {
        return isBlind(RegistryLayout.classify(file.path()))
                && known.digest(file).isEmpty();
    }

    /** Whether the path does not say enough. */
    static boolean isBlind(Listed listed) {
        return listed instanceof StoredFile file && isBlind(RegistryLayout.classify(file.path()));
    }

    private static boolean isBlind(Entry entry) {
        return entry instanceof Entry.TagCurrentLink
                || (entry instanceof Entry.LayerLink layer && !layer.digest().isCanonical())
                || (entry instanceof Entry.RevisionLink revision
                        && !revision.digest().isCanonical())
                || (entry instanceof Entry.TagHistoryLink history
                        && !history.digest().isCanonical());
    }

    Link link(StoredFile file) {
        Entry entry = RegistryLayout.classify(file.path());
        if (entry instanceof Entry.LayerLink link) {
            return named(EntryKind.LAYER, link.repository(), null, link.digest(), file);
        }
        if (entry instanceof Entry.RevisionLink link) {
            return named(EntryKind.REVISION, link.repository(), null, link.digest(), file);
        }
        if (entry instanceof Entry.TagHistoryLink link) {
            return named(EntryKind.TAG_HISTORY, link.repository(), link.tag(), link.digest(), file);
        }
        if (entry instanceof Entry.TagCurrentLink link) {
            return read(EntryKind.TAG, link.repository(), link.tag(), null, file);
        }
        return other(entry, file);
    }

    private static Link other(Entry entry, StoredFile file) {
        if (entry instanceof Entry.SignatureLink link) {
            String digest = link.signature().toString();
            return link(EntryKind.SIGNATURE, link.repository(), null, digest, digest, file, null);
        }
        if (entry instanceof Entry.UploadFile upload) {
            return new Link(
                    EntryKind.UPLOAD,
                    upload.repository(),
                    null,
                    null,
                    null,
                    upload.upload(),
                    file.sizeBytes(),
                    file.modifiedAt(),
                    file.path(),
                    null,
                    null);
        }
        return entry instanceof Entry.Tolerated tolerated
                ? link(EntryKind.TOLERATED, null, null, null, null, file, tolerated.why())
                : link(EntryKind.UNRECOGNISED, null, null, null, null, file, NotHere.why(entry));
    }

    private Link named(EntryKind kind, String repository, @Nullable String tag, Digest named, StoredFile file) {
        if (!named.isCanonical()) {
            return read(kind, repository, tag, named.toString(), file);
        }
        String detail = file.sizeBytes() == RegistryLayout.LINK_SIZE_BYTES
                ? null
                : "the link holds " + file.sizeBytes() + " bytes instead of " + RegistryLayout.LINK_SIZE_BYTES;
        return link(kind, repository, tag, named.toString(), named.toString(), file, detail);
    }

    private Link read(
            EntryKind kind, String repository, @Nullable String tag, @Nullable String named, StoredFile file) {
        Optional<Digest> before = known.digest(file);
        if (before.isPresent()) {
            return held(kind, repository, tag, named, before.get(), file);
        }
        ReadOutcome outcome = reader.read(file.path(), file.sizeBytes(), LINK_LIMIT_BYTES);
        if (outcome instanceof ReadOutcome.Failed failed) {
            return unlisted(new Unlisted(file.path(), failed.why()));
        }
        if (outcome instanceof ReadOutcome.Content content) {
            Optional<Digest> digest = Digest.tryParse(text(content));
            return digest.isPresent()
                    ? held(kind, repository, tag, named, digest.get(), file)
                    : link(kind, repository, tag, named, null, file, "the link holds no digest");
        }
        String detail = outcome instanceof ReadOutcome.TooLarge
                ? "the link holds " + file.sizeBytes() + " bytes"
                : "the link vanished while it was read";
        return link(kind, repository, tag, named, null, file, detail);
    }

    private static Link held(
            EntryKind kind,
            String repository,
            @Nullable String tag,
            @Nullable String named,
            Digest held,
            StoredFile file) {
        return link(kind, repository, tag, named, held.toString(), file, null).withEtag(file.etag());
    }

    /** Registries trim nothing; white space around a digest is what an editor leaves, and the digest is plain. */
    private static String text(ReadOutcome.Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8).strip();
    }

    private static Link link(
            EntryKind kind,
            @Nullable String repository,
            @Nullable String tag,
            @Nullable String named,
            @Nullable String digest,
            StoredFile file,
            @Nullable String detail) {
        return new Link(
                kind,
                repository,
                tag,
                named,
                digest,
                null,
                file.sizeBytes(),
                file.modifiedAt(),
                file.path(),
                detail,
                null);
    }
}

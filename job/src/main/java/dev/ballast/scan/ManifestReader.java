package dev.ballast.scan;

import com.google.common.base.Strings;
import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.InvalidManifestException;
import dev.ballast.registry.Manifest;
import dev.ballast.registry.ManifestKind;
import dev.ballast.registry.ManifestParser;
import dev.ballast.registry.Reference;
import dev.ballast.registry.ReferenceRole;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.registry.Schema1Manifest;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.tables.ManifestState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Reads one manifest and says what is known of it. */
final class ManifestReader {
    private static final Row[] NO_REFERENCES = {};

    private final ObjectReader reader;
    private final ManifestParser parser;

    ManifestReader(ObjectReader reader, ManifestParser parser) {
        this.reader = reader;
        this.parser = parser;
    }

    /** Reads a manifest where the listing of blobs found it. */
    Row read(String text, String path, long sizeBytes, Instant modifiedAt) {
        Row row = read(Digest.parse(text), path, sizeBytes);
        return of(row, sizeBytes, modifiedAt);
    }

    private Row read(Digest digest, String path, long sizeBytes) {
        ReadOutcome outcome = reader.read(path, sizeBytes, parser.limits().maxBytes());
        return outcome instanceof ReadOutcome.Absent
                ? unknown(digest, ManifestState.VANISHED, "vanished while it was read")
                : row(digest, path, outcome);
    }

    /** Looks for a manifest that the listing of blobs does not hold: it may have been pushed since. */
    Row find(String text) {
        Digest digest = Digest.parse(text);
        String path = RegistryLayout.blobPath(digest);
        return of(row(digest, path, reader.read(path, parser.limits().maxBytes())), null, null);
    }

    private Row row(Digest digest, String path, ReadOutcome outcome) {
        if (outcome instanceof ReadOutcome.Content content) {
            return parsed(digest, content.bytes());
        }
        if (outcome instanceof ReadOutcome.TooLarge) {
            return unknown(
                    digest,
                    ManifestState.DAMAGED,
                    "longer than " + parser.limits().maxBytes() + " bytes");
        }
        if (outcome instanceof ReadOutcome.NotAFile) {
            return unknown(digest, ManifestState.DAMAGED, "what lies at " + path + " is no file");
        }
        if (outcome instanceof ReadOutcome.Failed failed) {
            return unknown(digest, ManifestState.UNREAD, failed.why());
        }
        return unknown(digest, ManifestState.ABSENT, "not stored");
    }

    private Row parsed(Digest digest, byte[] document) {
        if (!Digest.of(digest.algorithm(), document).equals(digest)) {
            return unknown(digest, ManifestState.DAMAGED, "content does not match its digest");
        }
        try {
            return row(digest, parser.parse(document));
        } catch (InvalidManifestException e) {
            return unknown(digest, ManifestState.DAMAGED, e.what());
        }
    }

    private static Row row(Digest digest, Manifest manifest) {
        boolean understood = manifest.kind() != ManifestKind.UNKNOWN;
        return RowFactory.create(
                digest.toString(),
                (understood ? ManifestState.PARSED : ManifestState.DAMAGED).label(),
                understood ? null : "unknown kind, media type '" + manifest.mediaType() + "'",
                manifest.kind().label(),
                manifest.mediaType().value(),
                manifest.artifactType().orElse(null),
                manifest.subject().map(subject -> subject.digest().toString()).orElse(null),
                manifest.createdAt().orElse(null),
                references(manifest));
    }

    private static Row of(Row said, @Nullable Long sizeBytes, @Nullable Instant modifiedAt) {
        Object[] values = new Object[said.length() + 2];
        for (int i = 0; i < said.length(); i++) {
            values[i] = said.get(i);
        }
        values[said.length()] = sizeBytes;
        values[said.length() + 1] = modifiedAt;
        return RowFactory.create(values);
    }

    /** Each digest once, so that an image that names one layer twice counts it once; the subject is no content. */
    private static Row[] references(Manifest manifest) {
        Set<Digest> seen = new HashSet<>();
        List<Reference> references = new ArrayList<>(manifest.references());
        if (manifest instanceof Schema1Manifest) {
            // The only form that names the topmost layer first.
            Collections.reverse(references);
        }
        return references.stream()
                .filter(reference -> reference.role() != ReferenceRole.SUBJECT)
                .filter(reference -> seen.add(reference.digest()))
                .map(ManifestReader::row)
                .toArray(Row[]::new);
    }

    private static Row row(Reference reference) {
        Descriptor named = reference.descriptor();
        return RowFactory.create(
                named.digest().toString(),
                reference.role().label(),
                named.mediaType().value(),
                named.sizeBytes() == Descriptor.UNDECLARED ? null : named.sizeBytes(),
                reference.isStoredHere(),
                Strings.emptyToNull(reference.platform()));
    }

    private static Row unknown(Digest digest, ManifestState state, String why) {
        return RowFactory.create(digest.toString(), state.label(), why, null, null, null, null, null, NO_REFERENCES);
    }
}

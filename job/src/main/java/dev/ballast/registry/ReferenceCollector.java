package dev.ballast.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.registry.InvalidManifestException.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the references of one document: in order, each digest once for each role, and not endlessly many. */
final class ReferenceCollector {

    private final int limit;
    private final List<Reference> references = new ArrayList<>();
    private final Map<ReferenceRole, Set<Digest>> seen = new EnumMap<>(ReferenceRole.class);
    private int count;

    ReferenceCollector(int limit) {
        this.limit = limit;
    }

    /** How one element of an array becomes a descriptor. */
    interface ElementReader {
        Descriptor read(JsonNode element, Place place) throws InvalidManifestException;
    }

    void add(ReferenceRole role, Descriptor descriptor) throws InvalidManifestException {
        count++;
        if (count > limit) {
            throw new InvalidManifestException(
                    Reason.TOO_MANY_REFERENCES, "The document names more than " + limit + " blobs.");
        }
        if (seen.computeIfAbsent(role, unseen -> new HashSet<>()).add(descriptor.digest())) {
            references.add(new Reference(role, descriptor));
        }
    }

    /** Every element of an array; Go's tools write an empty one as {@code null} or leave it out. */
    void addArray(ReferenceRole role, JsonNode document, String field, ElementReader reader)
            throws InvalidManifestException {
        JsonNode array = document.path(field);
        if (array.isMissingNode() || array.isNull()) {
            return;
        }
        if (!array.isArray()) {
            throw new InvalidManifestException(Reason.INCONSISTENT, "/" + field + " is no array.");
        }
        for (int i = 0; i < array.size(); i++) {
            add(role, reader.read(array.get(i), new Place(field, i)));
        }
    }

    /** The document's subject, if it has one. */
    void addSubject(JsonNode document) throws InvalidManifestException {
        JsonNode subject = document.path("subject");
        if (!subject.isMissingNode() && !subject.isNull()) {
            add(ReferenceRole.SUBJECT, DescriptorReader.required(subject, Place.of("subject")));
        }
    }

    List<Reference> references() {
        return references;
    }
}

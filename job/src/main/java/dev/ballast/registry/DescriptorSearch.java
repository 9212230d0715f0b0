package dev.ballast.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Finds whatever looks like a descriptor in a document of unknown form. */
final class DescriptorSearch {

    private final ReferenceCollector collector;

    DescriptorSearch(ReferenceCollector collector) {
        this.collector = collector;
    }

    /** Everything in the document, its subject too; what stands in the subject's place is also its subject. */
    void searchDocument(JsonNode document) throws InvalidManifestException {
        search(document);
        JsonNode subject = document.path("subject");
        addIfDigest(ReferenceRole.SUBJECT, subject, subject.path("digest"));
    }

    /** Depth is bounded by {@link ManifestLimits#maxDepth}. */
    private void search(JsonNode node) throws InvalidManifestException {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (DescriptorReader.namesDigest(property.getKey())) {
                addIfDigest(ReferenceRole.UNKNOWN_DESCRIPTOR, node, property.getValue());
            }
        }
        for (JsonNode child : node) {
            search(child);
        }
    }

    private void addIfDigest(ReferenceRole role, JsonNode object, JsonNode text) throws InvalidManifestException {
        Optional<Digest> digest = text.isTextual() ? Digest.tryParse(text.textValue()) : Optional.empty();
        if (digest.isPresent()) {
            collector.add(role, DescriptorReader.found(object, digest.get()));
        }
    }
}

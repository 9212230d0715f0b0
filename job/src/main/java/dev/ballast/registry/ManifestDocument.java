package dev.ballast.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.registry.InvalidManifestException.Reason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** One JSON document on its way to a {@link Manifest}. */
final class ManifestDocument {

    private final JsonNode document;
    private final ReferenceCollector collector;

    ManifestDocument(JsonNode document, ReferenceCollector collector) {
        this.document = document;
        this.collector = collector;
    }

    Manifest toManifest() throws InvalidManifestException {
        if (!document.isObject()) {
            return unknown("The document is no JSON object.");
        }
        if (!isTextOrAbsent("mediaType") || !isTextOrAbsent("artifactType")) {
            return unknown("Its mediaType or artifactType is no text.");
        }
        Optional<String> misspelled = ManifestForm.misspelledField(document);
        if (misspelled.isPresent()) {
            return unknown("It spells a field of manifests as " + Excerpt.of(misspelled.get()) + ".");
        }
        List<ManifestForm> carried = ManifestForm.carriedBy(document);
        if (carried.size() > 1) {
            return unknown("It has the fields of several forms: " + carried + ".");
        }
        return carried.isEmpty() ? withoutFields() : withFieldsOf(carried.get(0));
    }

    private Manifest withoutFields() throws InvalidManifestException {
        Optional<ManifestForm> declared = ManifestForm.declaredBy(mediaType(), schemaVersion());
        return declared.isPresent() ? read(declared.get()) : unknown(undeclared());
    }

    private Manifest withFieldsOf(ManifestForm carried) throws InvalidManifestException {
        if (mediaType().isNone() && schemaVersion() == 2 && carried.isToldByFields()) {
            return read(carried);
        }
        Optional<ManifestForm> declared = ManifestForm.declaredBy(mediaType(), schemaVersion());
        if (declared.isEmpty()) {
            return unknown(undeclared());
        }
        return declared.get() == carried
                ? read(carried)
                : unknown("It declares the form " + declared.get() + " but has the fields of " + carried + ".");
    }

    private Manifest read(ManifestForm form) throws InvalidManifestException {
        return switch (form) {
            case IMAGE -> image();
            case INDEX -> index();
            case SCHEMA1 -> schema1();
            case ARTIFACT -> artifact();
        };
    }

    private Manifest image() throws InvalidManifestException {
        if (!document.hasNonNull("config")) {
            throw new InvalidManifestException(Reason.INCONSISTENT, "An image manifest without /config.");
        }
        collector.add(ReferenceRole.CONFIG, DescriptorReader.required(document.path("config"), Place.of("config")));
        collector.addArray(ReferenceRole.LAYER, document, "layers", DescriptorReader::required);
        collector.addSubject(document);
        return new ImageManifest(mediaTypeOr(MediaType.OCI_IMAGE), artifactType(), created(), collector.references());
    }

    private Manifest index() throws InvalidManifestException {
        requireField("manifests");
        collector.addArray(ReferenceRole.MANIFEST, document, "manifests", DescriptorReader::required);
        collector.addSubject(document);
        return new IndexManifest(mediaTypeOr(MediaType.OCI_INDEX), artifactType(), collector.references());
    }

    private Manifest artifact() throws InvalidManifestException {
        collector.addArray(ReferenceRole.LAYER, document, "blobs", DescriptorReader::required);
        collector.addSubject(document);
        return new ArtifactManifest(artifactType(), collector.references());
    }

    private Manifest schema1() throws InvalidManifestException {
        requireField("fsLayers");
        collector.addArray(ReferenceRole.LAYER, document, "fsLayers", DescriptorReader::requiredBlobSum);
        boolean signed = !document.path("signatures").isEmpty() || mediaType().equals(MediaType.DOCKER_SCHEMA1_SIGNED);
        return new Schema1Manifest(signed, collector.references());
    }

    private Manifest unknown(String why) throws InvalidManifestException {
        new DescriptorSearch(collector).searchDocument(document);
        return new UnknownManifest(mediaType(), why, collector.references());
    }

    private void requireField(String field) throws InvalidManifestException {
        if (!document.has(field)) {
            throw new InvalidManifestException(
                    Reason.INCONSISTENT,
                    "A manifest of type " + Excerpt.of(mediaType().value()) + " without /" + field + ".");
        }
    }

    private String undeclared() {
        return "Its form is not known: schemaVersion "
                + Excerpt.line(document.path("schemaVersion").toString()) + ", mediaType "
                + Excerpt.of(mediaType().value()) + ".";
    }

    private boolean isTextOrAbsent(String field) {
        JsonNode value = document.path(field);
        return value.isTextual() || value.isMissingNode() || value.isNull();
    }

    private MediaType mediaType() {
        return new MediaType(DescriptorReader.text(document, "mediaType"));
    }

    private MediaType mediaTypeOr(MediaType implied) {
        return mediaType().isNone() ? implied : mediaType();
    }

    private String artifactType() {
        return DescriptorReader.text(document, "artifactType");
    }

    /** Source: OCI image specification 1.1, annotations.md: "date and time on which the image was built", RFC 3339. */
    private Optional<Instant> created() {
        String created = DescriptorReader.text(document.path("annotations"), "org.opencontainers.image.created");
        try {
            return created.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(created).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Zero, which no form has, unless it is a whole number. */
    private int schemaVersion() {
        return document.path("schemaVersion").isInt()
                ? document.path("schemaVersion").intValue()
                : 0;
    }
}

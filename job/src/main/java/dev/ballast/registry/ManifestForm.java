package dev.ballast.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The forms that a manifest may have, each told by fields that no other form has. */
enum ManifestForm {
    IMAGE,
    INDEX,
    SCHEMA1,
    ARTIFACT;

    private static final Map<ManifestForm, List<String>> OWN_FIELDS = Map.of(
            IMAGE, List.of("config", "layers"),
            INDEX, List.of("manifests"),
            SCHEMA1, List.of("fsLayers"),
            ARTIFACT, List.of("blobs"));

    /** Fields that every form may have. */
    private static final List<String> COMMON_FIELDS = List.of("schemaVersion", "mediaType", "subject", "artifactType");

    private static final List<ManifestForm> FORMS = List.of(values());

    /** The forms that the document has fields of, {@code null} being none. */
    static List<ManifestForm> carriedBy(JsonNode document) {
        List<ManifestForm> carried = new ArrayList<>(1);
        for (ManifestForm form : FORMS) {
            if (form.isIn(document)) {
                carried.add(form);
            }
        }
        return carried;
    }

    private List<String> ownFields() {
        return Objects.requireNonNull(OWN_FIELDS.get(this));
    }

    /** Whether the form's fields alone tell it, where a document of schema version 2 declares no media type. */
    boolean isToldByFields() {
        return this == IMAGE || this == INDEX;
    }

    private boolean isIn(JsonNode document) {
        for (String field : ownFields()) {
            if (document.hasNonNull(field)) {
                return true;
            }
        }
        return false;
    }

    /** The form that this media type stands for under this schema version, if there is one. */
    static Optional<ManifestForm> declaredBy(MediaType mediaType, int schemaVersion) {
        if (mediaType.equals(MediaType.OCI_ARTIFACT)) {
            return Optional.of(ARTIFACT);
        }
        if (schemaVersion == 1 && (mediaType.isSchema1() || mediaType.isNone())) {
            return Optional.of(SCHEMA1);
        }
        if (schemaVersion == 2 && mediaType.isImageManifest()) {
            return Optional.of(IMAGE);
        }
        return schemaVersion == 2 && mediaType.isIndex() ? Optional.of(INDEX) : Optional.empty();
    }

    /**
     * The field that some reader would take for one of ours although it is spelled otherwise, if there is one. Go's
     * JSON reader ignores case, so a registry finds layers in {@code "Layers"}.
     */
    static Optional<String> misspelledField(JsonNode document) {
        for (Iterator<String> names = document.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (isMisspelled(name, COMMON_FIELDS)) {
                return Optional.of(name);
            }
            for (ManifestForm form : FORMS) {
                if (isMisspelled(name, form.ownFields())) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isMisspelled(String name, List<String> fields) {
        for (String field : fields) {
            if (name.equalsIgnoreCase(field)) {
                return !name.equals(field);
            }
        }
        return false;
    }
}

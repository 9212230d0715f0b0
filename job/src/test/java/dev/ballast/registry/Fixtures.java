package dev.ballast.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The small documents beside these tests, one of every kind; a digest repeats one pair of characters. */
final class Fixtures {

    static final List<String> ALL = List.of(
            "oci-image",
            "oci-index",
            "docker-schema2",
            "docker-schema2-old-config",
            "docker-list",
            "foreign-layers",
            "schema1-unsigned",
            "schema1-signed",
            "artifact-empty-config",
            "artifact-own-config",
            "artifact-withdrawn",
            "index-of-referrers",
            "build-cache",
            "untyped-image",
            "untyped-index",
            "two-forms-at-once",
            "unknown-form");

    private Fixtures() {}

    static byte[] document(String name) {
        try (InputStream stream = Fixtures.class.getResourceAsStream(name + ".json")) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Digest digest(String pair) {
        return Digest.parse("sha256:" + pair.repeat(32));
    }

    /** Such as {@code config c0, layer a1}. */
    static String references(Manifest manifest) {
        return manifest.references().stream()
                .map(reference -> reference.role().name().toLowerCase(Locale.ROOT) + " "
                        + reference.digest().hex().substring(0, 2))
                .collect(Collectors.joining(", "));
    }
}

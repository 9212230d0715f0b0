package dev.ballast.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ballast.registry.InvalidManifestException.Reason;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidManifestTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final ManifestParser SMALL = new ManifestParser(new ManifestLimits(600, 8, 3));

    static Stream<Arguments> documents() {
        return Stream.of(
                // No bytes.
                invalid("", Reason.EMPTY, "no bytes"),
                // White space only.
                invalid(" \n\t", Reason.EMPTY, "white space"),
                // More than the limit, whatever it is.
                invalid("x".repeat(601), Reason.TOO_LARGE, "601 bytes; the limit is 600"),
                // Cut off.
                invalid("{\"schemaVersion\": 2, \"layers\": [", Reason.NOT_JSON, "Not JSON"),
                // A page of a proxy.
                invalid("<html>", Reason.NOT_JSON, "byte "),
                // A second document behind the first.
                invalid("{} {}", Reason.NOT_JSON, "Something follows"),
                // Rubbish behind the document.
                invalid("{}\u0000", Reason.NOT_JSON, "Not JSON"),
                // A comment, which only some readers accept.
                invalid("{} // end", Reason.NOT_JSON, "Not JSON"),
                // The same key twice: two readers may take different ones.
                invalid("{\"schemaVersion\": 2, \"layers\": [], \"layers\": []}", Reason.DUPLICATE_KEY, "/layers"),
                // The same, deep inside of something that is not read.
                invalid("{\"a\": [{\"b\": 1, \"b\": 1}]}", Reason.DUPLICATE_KEY, "/a/0/b"),
                // The same, written with an escape.
                invalid("{\"a\": 1, \"\\u0061\": 2}", Reason.DUPLICATE_KEY, "/a"),
                // Deeper than the limit.
                invalid("[".repeat(9) + "]".repeat(9), Reason.TOO_DEEP, "deeper than 8"),
                // More descriptors than the limit, though all the same.
                invalid(index("{\"digest\": \"%s\"}", 4), Reason.TOO_MANY_REFERENCES, "more than 3"),
                // No digest where the form requires one.
                invalid(index("{\"size\": 1}", 1), Reason.INVALID_DESCRIPTOR, "/manifests/0 has no digest"),
                // A number for a digest.
                invalid(index("{\"digest\": 7}", 1), Reason.INVALID_DESCRIPTOR, "/manifests/0 has no digest"),
                // Bad hexadecimal.
                invalid(index("{\"digest\": \"sha256:zz\"}", 1), Reason.INVALID_DESCRIPTOR, "'sha256:zz'"),
                // Unregistered algorithms.
                invalid(index("{\"digest\": \"sha1:da39\"}", 1), Reason.INVALID_DESCRIPTOR, "'sha1:da39'"),
                invalid(index("{\"digest\": \"blake3:da39\"}", 1), Reason.INVALID_DESCRIPTOR, "'blake3:da39'"),
                // Text with line breaks and 200 characters stays one short line.
                invalid(index("{\"digest\": \"a\\n" + "b".repeat(200) + "\"}", 1), Reason.INVALID_DESCRIPTOR, "'a b"),
                // A descriptor that readers in Go take for another one.
                invalid(index("{\"digest\": \"%s\", \"Digest\": 1}", 1), Reason.INVALID_DESCRIPTOR, "'Digest'"),
                // No descriptors.
                invalid(index("null", 1), Reason.INVALID_DESCRIPTOR, "/manifests/0 is no descriptor"),
                invalid(index("\"%s\"", 1), Reason.INVALID_DESCRIPTOR, "/manifests/0 is no descriptor"),
                // Sizes that are none.
                invalid(index("{\"digest\": \"%s\", \"size\": -1}", 1), Reason.INVALID_DESCRIPTOR, "/0/size"),
                invalid(index("{\"digest\": \"%s\", \"size\": 1.5}", 1), Reason.INVALID_DESCRIPTOR, "/0/size"),
                invalid(index("{\"digest\": \"%s\", \"size\": \"1\"}", 1), Reason.INVALID_DESCRIPTOR, "/0/size"),
                invalid(
                        index("{\"digest\": \"%s\", \"size\": 99999999999999999999}", 1),
                        Reason.INVALID_DESCRIPTOR,
                        "size"),
                // A subject that is none.
                invalid(
                        "{\"schemaVersion\": 2, \"manifests\": [], \"subject\": {}}",
                        Reason.INVALID_DESCRIPTOR,
                        "/subject"),
                // Schema 1 names layers otherwise.
                invalid(
                        "{\"schemaVersion\": 1, \"fsLayers\": [{}]}",
                        Reason.INVALID_DESCRIPTOR,
                        "/fsLayers/0 has no blobSum"),
                invalid("{\"schemaVersion\": 1}", Reason.INCONSISTENT, "/fsLayers"),
                // An object for an array.
                invalid("{\"schemaVersion\": 2, \"manifests\": {}}", Reason.INCONSISTENT, "/manifests is no array"),
                // An image without a config.
                invalid("{\"schemaVersion\": 2, \"layers\": []}", Reason.INCONSISTENT, "/config"),
                // An index without entries, not even none.
                invalid(
                        "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.index.v1+json\"}",
                        Reason.INCONSISTENT,
                        "/manifests"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void saysWhatIsWrongInOneLine(String document, Reason reason, String part) {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> SMALL.parse(document.getBytes(UTF_8)))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(reason))
                .satisfies(problem -> assertThat(problem.what())
                        .contains(part)
                        .doesNotContain("\n")
                        .hasSizeLessThan(250));
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] document = "{\"a\": \"\u00ff\"}".getBytes(ISO_8859_1);
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> SMALL.parse(document))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.NOT_JSON));
    }

    @Test
    void refusesOneByteMoreThanFourMebibytes() throws Exception {
        ManifestParser parser = ManifestParser.withDefaultLimits();
        byte[] largest = ("{\"schemaVersion\":2,\"manifests\":[]}" + " ".repeat((4 << 20) - 34)).getBytes(UTF_8);
        assertThat(largest).hasSize(4 << 20);
        assertThat(parser.parse(largest).kind()).isEqualTo(ManifestKind.INDEX);
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> parser.parse(new byte[(4 << 20) + 1]))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    private static Arguments invalid(String document, Reason reason, String part) {
        return Arguments.of(document, reason, part);
    }

    private static String index(String entry, int count) {
        return "{\"schemaVersion\": 2, \"manifests\": ["
                + String.join(",", Collections.nCopies(count, entry.replace("%s", DIGEST))) + "]}";
    }
}

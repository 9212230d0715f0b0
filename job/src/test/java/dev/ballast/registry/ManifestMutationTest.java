package dev.ballast.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: a manifest, or the one named exception. */
class ManifestMutationTest {

    private static final int DOCUMENTS = 20_000;
    private static final byte[] TOKENS = "{}[]\",:\\0-e\u0000\u007f".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mutatedDocumentsAreReadOrRefusedByName(long seed) {
        Random random = new Random(seed);
        ManifestParser parser = ManifestParser.withDefaultLimits();
        List<byte[]> documents = Fixtures.ALL.stream().map(Fixtures::document).toList();
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = mutated(documents.get(random.nextInt(documents.size())), documents, random);
            readOrRefuse(parser, document, seed, i);
        }
    }

    private static void readOrRefuse(ManifestParser parser, byte[] document, long seed, int step) {
        try {
            assertThat(parser.parse(document).references()).doesNotContainNull();
        } catch (InvalidManifestException e) {
            assertThat(e.what()).isNotBlank().doesNotContain("\n");
        } catch (RuntimeException e) {
            fail("Seed " + seed + ", document " + step, e);
        }
    }

    private static byte[] mutated(byte[] original, List<byte[]> documents, Random random) {
        byte[] document = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && document.length > 0; i++) {
            document = changed(document, documents, random);
        }
        return document;
    }

    private static byte[] changed(byte[] document, List<byte[]> documents, Random random) {
        int position = random.nextInt(document.length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(document, position);
            case 1 -> with(document, position, (byte) random.nextInt(256));
            case 2 -> with(document, position, TOKENS[random.nextInt(TOKENS.length)]);
            case 3 -> joined(document, position, document, random.nextInt(document.length));
            default -> spliced(document, position, documents.get(random.nextInt(documents.size())), random);
        };
    }

    private static byte[] with(byte[] document, int position, byte value) {
        byte[] changed = document.clone();
        changed[position] = value;
        return changed;
    }

    private static byte[] spliced(byte[] head, int position, byte[] tail, Random random) {
        return joined(head, position, tail, random.nextInt(tail.length));
    }

    /** The head's beginning and the tail's end. */
    private static byte[] joined(byte[] head, int headEnd, byte[] tail, int tailStart) {
        byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
        System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
        return joined;
    }
}

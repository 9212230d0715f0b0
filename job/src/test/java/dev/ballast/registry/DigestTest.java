package dev.ballast.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.registry.Digest.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void isWrittenAsItWasRead() {
        assertThat(Digest.parse("sha256:" + EMPTY)).hasToString("sha256:" + EMPTY);
        assertThat(Digest.parse("sha512:" + EMPTY + EMPTY)).hasToString("sha512:" + EMPTY + EMPTY);
        assertThat(Digest.parse("sha384:" + EMPTY + EMPTY.substring(32)).algorithm())
                .isEqualTo(Algorithm.SHA384);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "sha256", // no colon
                "sha256:", // no hash
                ":" + EMPTY, // no algorithm
                EMPTY, // a bare hash
                "sha256:" + EMPTY + "0", // one character more
                "sha512:" + EMPTY, // another algorithm's length
                "SHA256:" + EMPTY, // upper-case algorithm
                "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", // upper-case hash
                "sha256:g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", // no hexadecimal
                "sha256/" + EMPTY, // a path, not a digest
                "sha256:" + EMPTY + "\n", // a line
                "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709", // unregistered algorithm
                "blake3:" + EMPTY, // unregistered algorithm
            })
    void refusesWhatIsNoDigest(String text) {
        assertThat(Digest.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Digest.parse(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void isReadFromTwoComponentsOfPath() {
        assertThat(Digest.tryParse("sha256", EMPTY)).contains(Digest.parse("sha256:" + EMPTY));
        assertThat(Digest.tryParse("sha256", "e3")).isEmpty();
        assertThat(Digest.tryParse("md5", EMPTY)).isEmpty();
    }

    @Test
    void isReadFromTheMiddleOfText() {
        String path = "x/sha256/" + EMPTY + "/link";
        assertThat(Digest.read(path, 2, path.length() - 5, '/')).hasToString("sha256:" + EMPTY);
        assertThat(Digest.read(path, 2, path.length() - 6, '/')).isNull();
        assertThat(Digest.read(path, 2, path.length() - 5, ':')).isNull();
    }

    @Test
    void isTheHashOfContent() {
        assertThat(Digest.sha256(new byte[0])).hasToString("sha256:" + EMPTY);
        assertThat(Digest.of(Algorithm.SHA512, "a".getBytes(UTF_8)).hex())
                .startsWith("1f40fc92da24")
                .hasSize(Algorithm.SHA512.hexLength());
    }

    @Test
    void onlySha256IsCanonical() {
        assertThat(Digest.parse("sha256:" + EMPTY).isCanonical()).isTrue();
        assertThat(Digest.parse("sha512:" + EMPTY + EMPTY).isCanonical()).isFalse();
    }
}

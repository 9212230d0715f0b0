package dev.ballast.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "library/app", "a.b", "a_b", "a__b", "a-b", "a----b", "0/1/2", "sys/h4rb0r", "a/b/c/d/e/f"})
    void acceptsRepositories(String name) {
        assertThat(RegistryNames.isRepository(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b", // empty components
                "A",
                "library/App",
                "ä",
                "a b",
                "a%2fb", // characters
                ".a",
                "a.",
                "-a",
                "a-",
                "_a",
                "a_", // separators at an end
                "a..b",
                "a___b",
                "a._b",
                "a-_b",
                "a.-b", // separators that do not go together
                "a/_layers",
                "..",
                "a/../b", // reserved and relative
            })
    void refusesRepositories(String name) {
        assertThat(RegistryNames.isRepository(name)).isFalse();
    }

    @Test
    void limitsRepositoriesTo255Characters() {
        assertThat(RegistryNames.isRepository("a".repeat(255))).isTrue();
        assertThat(RegistryNames.isRepository("a".repeat(256))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "1.0.0-rc.1", "_x", "V2", "sha256-aa.sig", "0", "a..b--c__"})
    void acceptsTags(String tag) {
        assertThat(RegistryNames.isTag(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", "a/b", "a b", "a:b", "a+b", "ü"})
    void refusesTags(String tag) {
        assertThat(RegistryNames.isTag(tag)).isFalse();
    }

    @Test
    void limitsTagsTo128Characters() {
        assertThat(RegistryNames.isTag("a".repeat(128))).isTrue();
        assertThat(RegistryNames.isTag("a".repeat(129))).isFalse();
    }
}

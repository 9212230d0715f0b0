package dev.ballast.sweep.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.storage.StorageException;
import dev.ballast.sweep.api.FakeRegistry.Door;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryApiTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final Map<String, String> ROBOT = Map.of(Logins.USER, "robot", Logins.PASSWORD, "secret");

    private final List<Duration> pauses = new ArrayList<>();

    private RegistryApi api(FakeRegistry registry, Map<String, String> environment) {
        return new RegistryApi(registry.address(), new Logins(environment), pauses::add);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void tagsAndManifestsAreDeletedBehindEveryDoor(Door door) throws IOException {
        try (FakeRegistry registry =
                new FakeRegistry(door).with("library/app", "v1", DIGEST).with("library/app", "v2", DIGEST)) {
            RegistryApi api = api(registry, ROBOT);

            api.probe();
            assertThat(api.head("library/app", "v1").digest()).hasValue(DIGEST);
            assertThat(api.remove("library/app", "v1").isDone()).isTrue();
            assertThat(registry.manifests())
                    .containsExactlyInAnyOrder("library/app/manifests/v2", "library/app/manifests/" + DIGEST);
            assertThat(api.remove("library/app", DIGEST).isDone()).isTrue();
            assertThat(api.remove("library/app", DIGEST).isAbsent()).isTrue();
            assertThat(registry.manifests()).isEmpty();
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void aTokenIsUsedUntilItExpires() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(Door.BEARER).with("a", "v1", DIGEST)) {
            RegistryApi api = api(registry, ROBOT);

            api.head("a", "v1");
            api.head("a", "v1");
            assertThat(registry.requests()).hasSize(3);

            registry.forgetTokens();
            assertThat(api.head("a", "v1").isDone()).isTrue();
            assertThat(registry.requests()).hasSize(5);
        }
    }

    @Test
    void whatMaySucceedLaterIsTriedAgainWhenTheRegistrySays() throws IOException {
        try (FakeRegistry registry =
                new FakeRegistry(Door.OPEN).with("a", "v1", DIGEST).failing(503, 429, 500)) {
            assertThat(api(registry, Map.of()).remove("a", DIGEST).isDone()).isTrue();
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void whatFailsAgainAndAgainIsGivenUpWithItsStatus() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(Door.OPEN).failing(503, 503, 503, 503, 503, 503)) {
            assertThat(api(registry, Map.of()).remove("a", DIGEST).status()).isEqualTo(503);
            assertThat(registry.requests()).hasSize(6);
        }
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() throws IOException {
        try (FakeRegistry registry =
                new FakeRegistry(Door.OPEN).with("a", "v1", DIGEST).failing(405)) {
            assertThat(api(registry, Map.of()).remove("a", DIGEST).status()).isEqualTo(405);
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void whoeverMayNotInIsToldWhatToDoAndNotThePassword() throws IOException {
        Map<String, String> wrong = Map.of(Logins.USER, "robot", Logins.PASSWORD, "hunter2");
        for (Door door : List.of(Door.BASIC, Door.BEARER)) {
            try (FakeRegistry registry = new FakeRegistry(door)) {
                assertThatThrownBy(() -> api(registry, wrong).probe())
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("HTTP 401")
                        .hasMessageContaining(Logins.PASSWORD)
                        .hasMessageNotContaining("hunter2");
            }
        }
    }

    @Test
    void aRegistryThatIsNotThereIsNoPlaceToDelete() throws IOException {
        FakeRegistry registry = new FakeRegistry(Door.OPEN);
        registry.close();

        assertThatThrownBy(() -> api(registry, Map.of()).probe())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(registry.address().toString());
        assertThat(pauses).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"registry.example.com", "ftp://registry.example.com", "https://robot:secret@registry.example.com"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> new RegistryApi(URI.create(address), new Logins(Map.of()), pauses::add))
                .isInstanceOf(StorageException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void loginsOfDockerAreFoundByTheHost(@TempDir Path folder) throws IOException {
        String login = Base64.getEncoder().encodeToString("robot:with:colons".getBytes(UTF_8));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\": {\"registry.example.com:5000\": {\"auth\": \"" + login + "\"}}}");
        Logins logins = new Logins(Map.of("DOCKER_CONFIG", folder.toString()));

        assertThat(logins.of(URI.create("https://registry.example.com:5000")))
                .hasValue(new Login("robot", "with:colons"));
        assertThat(logins.of(URI.create("https://registry.example.com"))).isEmpty();

        Files.writeString(folder.resolve("config.json"), "{\"auths\": ");
        assertThatThrownBy(() -> logins.of(URI.create("https://registry.example.com")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("config.json");
    }
}

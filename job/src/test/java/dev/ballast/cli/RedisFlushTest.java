package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.storage.StorageException;
import dev.ballast.sweep.FakeRedis;
import dev.ballast.sweep.RedisCaches;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that takes a blob and its link, applied to a registry whose descriptors are cached in Redis. */
class RedisFlushTest {
    private static final String APP = "library/app";
    private static final String ORPHAN = digestOf("orphan").toString();
    private static final String SET = "repository::" + APP + "::blobs";
    private static final Set<String> OF_OTHERS = Set.of(
            "blobs::" + digestOf("kept"),
            SET + " " + digestOf("kept"),
            "repository::other::blobs " + ORPHAN,
            "session");

    private Stage stage;

    @BeforeEach
    void plan(@TempDir Path folder) throws IOException {
        TestRegistry registry =
                TestRegistry.in(folder).image(APP, "v1", "kept").blob("orphan").layerLink(APP, "orphan");
        stage = Stage.of(registry, digestOf("orphan").hex());
        stage.approve();
    }

    @Test
    void exactlyWhatWentIsForgotten() throws IOException {
        try (FakeRedis redis =
                new FakeRedis("", "blobs::" + ORPHAN, SET + " " + ORPHAN, SET + "::" + ORPHAN, "session")) {
            Answer applied = stage.apply("--redis=" + redis.address() + "/3");

            assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(applied.out()).doesNotContain("restart");
            assertThat(redis.entries()).containsExactly("session");
        }
    }

    @Test
    void whatOthersKeepThereStays() throws IOException {
        try (FakeRedis redis = new FakeRedis("", OF_OTHERS.toArray(String[]::new))) {
            assertThat(stage.apply("--redis=" + redis.address()).exitCode()).isEqualTo(ExitCode.OK);

            assertThat(redis.entries()).isEqualTo(OF_OTHERS);
        }
    }

    @Test
    void withoutARedisTheAdministratorIsToldWhatToDo() {
        assertThat(stage.apply().out())
                .contains("restart it")
                .contains("blobs::<digest>")
                .contains("--redis");
    }

    @Test
    void aRedisThatIsNotThereIsSaidBeforeAnythingIsTouched() throws IOException {
        FakeRedis redis = new FakeRedis("");
        redis.close();

        Answer refused = stage.apply("--redis=" + redis.address());

        assertThat(refused.message()).contains(redis.address().toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.STORAGE_UNREACHABLE);
        assertThat(stage.apply("--redis=https://example.com").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(stage.gone()).isEmpty();
    }

    @Test
    void loginsComeFromTheEnvironment() throws IOException {
        try (FakeRedis redis = new FakeRedis("secret")) {
            RedisCaches.open(redis.address(), Map.of(RedisCaches.PASSWORD, "secret"))
                    .close();

            assertThatThrownBy(() -> RedisCaches.open(redis.address(), Map.of(RedisCaches.PASSWORD, "hunter2")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageNotContaining("hunter2");
        }
    }
}

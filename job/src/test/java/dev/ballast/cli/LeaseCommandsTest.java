package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.storage.Lease;
import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.TestRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands at one output. */
class LeaseCommandsTest {
    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void pushAnImage() {
        registry = TestRegistry.in(folder).image("library/app", "v1", "base", "app");
    }

    @Test
    void theSecondOneEndsWith75AndSaysWhoHoldsIt() {
        try (Lease lease = Lease.acquire(StorageRoot.of(out()), Map.of(), "apply", Clock.systemUTC())) {
            Answer answer = run();

            assertThat(answer.exitCode()).isEqualTo(ExitCode.LOCKED);
            assertThat(answer.message())
                    .startsWith("ballast: 'apply' of ")
                    .endsWith("ballast unlock --out " + StorageRoot.of(out()) + " --id " + lease.id());
            assertThat(answer.out()).isEmpty();
            assertThat(out().resolve("latest.json")).doesNotExist();
        }
        assertThat(run().exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anAdministratorEndsALeaseByItsId() {
        try (Lease lease = Lease.acquire(StorageRoot.of(out()), Map.of(), "run", Clock.systemUTC())) {
            Answer wrong = unlock("0123456789abcdef");
            assertThat(wrong.exitCode()).isEqualTo(ExitCode.LOCKED);
            assertThat(wrong.message()).contains(lease.id());

            assertThat(unlock(lease.id()).out()).isEqualTo("Unlocked " + StorageRoot.of(out()) + ".\n");
            assertThat(unlock(lease.id()).out()).isEqualTo("Nothing holds " + StorageRoot.of(out()) + ".\n");
        }
    }

    private Answer run() {
        return Answer.to("run", "--registry", registry.root().toString(), "--out", out().toString());
    }

    private Answer unlock(String id) {
        return Answer.to("unlock", "--out", out().toString(), "--id", id);
    }

    private Path out() {
        return folder.resolve("out");
    }
}

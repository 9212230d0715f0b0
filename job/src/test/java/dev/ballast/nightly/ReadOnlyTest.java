package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.Digest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run reads the registry's storage and leaves it as it was, to the byte and to the second. */
class ReadOnlyTest {
    @TempDir
    private Path folder;

    @Test
    void leavesTheTreeByteIdentical() {
        TestRegistry registry = registry();
        Map<String, String> before = states(registry.root());

        TestResult result = TestRun.over(registry).into(folder.resolve("out")).run();

        assertThat(result.plannedBlobs()).contains(TestRegistry.digestOf("orphan"));
        assertThat(states(registry.root())).isEqualTo(before);
    }

    @Test
    void needsNoPermissionToWrite() throws IOException {
        TestRegistry registry = registry();
        setAll(registry.root(), "r-xr-xr-x");

        TestResult result = TestRun.over(registry).into(folder.resolve("out")).run();

        setAll(registry.root(), "rwxr-xr-x");
        assertThat(result.plan().status()).isEqualTo("ok");
        assertThat(result.plannedBlobs()).contains(TestRegistry.digestOf("orphan"));
    }

    private TestRegistry registry() {
        return TestRegistry.in(folder)
                .image("library/app", "v1", "a", "b")
                .image("library/tool", "v1", "b", "c")
                .blob("orphan")
                .upload("library/app", "0198f0a4-0000-4000-8000-000000000001", 4096);
    }

    private static void setAll(Path root, String permissions) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    private static Map<String, String> states(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            Map<String, String> states = new TreeMap<>();
            for (Path path : all.toList()) {
                String content = Files.isDirectory(path)
                        ? ""
                        : Digest.sha256(Files.readAllBytes(path)).toString();
                states.put(
                        root.relativize(path).toString(),
                        Files.getLastModifiedTime(path) + " " + Files.size(path) + " " + content);
            }
            return states;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

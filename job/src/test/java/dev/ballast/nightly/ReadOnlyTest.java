package dev.ballast.nightly;

import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ballast.registry.Digest;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run reads the registry and changes nothing of it. */
class ReadOnlyTest {
    @TempDir
    private Path folder;

    private TestRegistry registry;

    @BeforeEach
    void pushSomeOfEverything() {
        TestManifest deleted = TestManifest.image("deleted");
        TestManifest damaged = TestManifest.image("damaged");
        registry = TestRegistry.in(folder)
                .image("library/app", "v1", "base", "app")
                .push("library/app", deleted)
                .removeRevisionLink("library/app", deleted)
                .push("library/damaged", "v1", damaged)
                .corrupt(damaged)
                .blob("orphan")
                .upload("library/app", "0a5d1c2e-7b1f-4c3d-9e8f-001122334455", 100)
                .file("stray", "x");
    }

    @Test
    void leavesEveryFileAndFolderAsItIsAndNeedsNoPermissionToWrite() throws IOException {
        setWritable(false);
        try {
            Map<Path, String> before = everything();

            TestResult result = TestRun.of(registry);

            assertThat(result.items()).isNotEmpty();
            assertThat(everything()).isEqualTo(before);
        } finally {
            setWritable(true);
        }
    }

    /** Only root may mount; the mount ends with the test. */
    @Test
    void worksOnAReadOnlyMount() throws IOException, InterruptedException {
        String root = registry.root().toString();
        assumeTrue(command("mount", "--bind", "-o", "ro", root, root), "this user may not mount");
        try {
            assumeTrue(!Files.isWritable(registry.root()), "this kernel has no read-only bind mounts");
            assertThat(TestRun.of(registry).plannedBlobs()).contains(digestOf("orphan"));
        } finally {
            assertThat(command("umount", root)).isTrue();
        }
    }

    private void setWritable(boolean writable) {
        List<Path> paths = registry.paths();
        paths.forEach(path -> assertThat(path.toFile().setWritable(writable)).isTrue());
    }

    private Map<Path, String> everything() throws IOException {
        Map<Path, String> described = new TreeMap<>();
        for (Path path : registry.paths()) {
            PosixFileAttributes attributes =
                    Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            described.put(
                    path,
                    attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime() + " "
                            + attributes.permissions() + " " + attributes.owner() + " "
                            + (attributes.isRegularFile() ? Digest.sha256(Files.readAllBytes(path)) : "folder"));
        }
        return described;
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}

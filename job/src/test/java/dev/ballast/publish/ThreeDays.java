package dev.ballast.publish;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Four runs on three days, of a registry that grows, loses a repository and has findings: made once, for all tests of what
 * they publish.
 *
 * @param replaced of the first day, an hour before the one whose tables that day keeps
 */
public record ThreeDays(TestResult replaced, TestResult first, TestResult second, TestResult last) {
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);
    static final long ORPHAN_BYTES = 5_000_000_000L;
    static final long YOUNG_BYTES = 7_000;

    /** Made when first asked for. */
    private static final class Once {
        static final ThreeDays DAYS = run();
    }

    public static ThreeDays once() {
        return Once.DAYS;
    }

    Output output() {
        return new Output(last.run().out());
    }

    private static ThreeDays run() {
        TestManifest damaged = image("of damaged");
        TestRegistry registry = TestRegistry.in(folder())
                .image("library/app", "v1", "base", "app")
                .image("library/tool", "v1", "base", "tool")
                .image("team/app", "v1", "base", "other")
                .push("team/damaged", "v1", damaged)
                .corrupt(damaged)
                .push("team/hole", "v1", image("lost", "left"))
                .removeBlob(digestOf("lost"))
                .blob("orphan", ORPHAN_BYTES)
                .layerLink("library/app", "orphan");
        TestRun run = TestRun.over(registry);
        TestResult replaced = run.run();
        TestResult first = run.at(NOW.plus(HOUR)).run();
        registry.image("library/new", "v1", "base", "grown");
        TestResult second = run.at(NOW.plus(DAY)).run();
        registry.remove(TestRegistry.repositoryPath("team/app", "")).aged(DAY).blob("young", YOUNG_BYTES);
        return new ThreeDays(
                replaced, first, second, run.at(NOW.plus(DAY.multipliedBy(2))).run());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("three-days");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

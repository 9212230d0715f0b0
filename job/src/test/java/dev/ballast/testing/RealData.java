package dev.ballast.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Facts about real registries, which are kept outside of the project: in the folder that the environment variable
 * {@code BALLAST_SHARED} names, or else in {@code shared} beside the checkout.
 */
public final class RealData {
    private static final boolean REQUIRED = "true".equals(System.getenv("CI"));

    private RealData() {}

    /** A file or folder of it. Where it is missing, the test is skipped; in CI, which must have it, the test fails. */
    public static Path at(String path) {
        Path data = folder().resolve("data").resolve(path);
        if (!REQUIRED) {
            assumeThat(data).as("real data, kept outside of the project").exists();
        }
        assertThat(data).exists();
        return data;
    }

    private static Path folder() {
        return Optional.ofNullable(System.getenv("BALLAST_SHARED"))
                .filter(named -> !named.isEmpty())
                .map(Path::of)
                .orElseGet(() -> top().resolveSibling("shared"));
    }

    /** The repository's top folder, above whichever module runs the tests. */
    private static Path top() {
        Path folder = Path.of("").toAbsolutePath();
        for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve(".ci")) || Files.exists(candidate.resolve("reports/pom.xml"))) {
                return candidate;
            }
        }
        throw new IllegalStateException("No folder of the project above " + folder);
    }
}

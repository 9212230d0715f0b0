package dev.ballast.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.RolePolicy;
import dev.ballast.testing.SentActions.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What roles may do by the files of scripts/iam. */
class RolePoliciesTest {
    private static final Path FOLDER = Path.of("../scripts/iam");

    /** Those for objects and buckets of AWS's service authorization reference for S3 that a collector may have use for. */
    private static final Set<String> KNOWN = Set.of(
            "s3:AbortMultipartUpload",
            "s3:DeleteObject",
            "s3:DeleteObjectVersion",
            "s3:GetBucketVersioning",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:ListBucket",
            "s3:ListBucketVersions",
            "s3:PutObject");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void allowsOnlyActionsThatExistInOneBucket(Path file) throws IOException {
        RolePolicy role = read(file.getFileName().toString());

        assertThat(role.actions()).isNotEmpty().isSubsetOf(KNOWN);
        assertThat(role.statements())
                .allSatisfy(statement -> assertThat(statement.resources())
                        .isNotEmpty()
                        .allMatch(resource -> resource.matches("arn:aws:s3:::(registry|out)(/.+)?")));
    }

    @Test
    void theRunCanChangeNothingOfTheRegistry() throws IOException {
        RolePolicy run = read("run.json");
        RolePolicy publish = read("publish.json");

        for (String action : List.of("s3:PutObject", "s3:DeleteObject")) {
            Action change = new Action(action, "registry", "docker/registry/v2/blobs/a");
            assertThat(run.allows(change)).isFalse();
            assertThat(publish.allows(change)).isFalse();
            assertThat(publish.allows(new Action(action, "out", "docker/registry/v2/blobs/a")))
                    .isFalse();
        }
        assertThat(run.actions()).containsExactly("s3:GetObject", "s3:ListBucket");
    }

    @Test
    void whoAppliesPlansChangesTheRegistrysFilesAndTheQuarantineOnly() throws IOException {
        RolePolicy apply = read("apply.json");

        for (String action : List.of("s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion")) {
            assertThat(apply.allows(new Action(action, "registry", "docker/registry/v2/blobs/a")))
                    .isTrue();
            assertThat(apply.allows(new Action(action, "registry", "_ballast/quarantine/plan/docker/a")))
                    .isTrue();
            assertThat(apply.allows(new Action(action, "registry", "another/a")))
                    .isFalse();
        }
    }

    private static RolePolicy read(String file) throws IOException {
        boolean output = file.equals("publish.json");
        return RolePolicy.read(
                FOLDER.resolve(file), output ? "OUT-BUCKET" : "REGISTRY-BUCKET", output ? "out" : "registry", "");
    }
}

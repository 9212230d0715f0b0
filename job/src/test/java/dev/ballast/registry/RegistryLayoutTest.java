package dev.ballast.registry;

import static dev.ballast.registry.RegistryLayout.classify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.registry.Entry.BlobData;
import dev.ballast.registry.Entry.LayerLink;
import dev.ballast.registry.Entry.RevisionLink;
import dev.ballast.registry.Entry.SignatureLink;
import dev.ballast.registry.Entry.TagCurrentLink;
import dev.ballast.registry.Entry.TagHistoryLink;
import dev.ballast.registry.Entry.Tolerated;
import dev.ballast.registry.Entry.Unrecognised;
import dev.ballast.registry.Entry.UploadFile;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryLayoutTest {

    private static final Digest SHA256 = Digest.parse("sha256:" + "ab".repeat(32));
    private static final Digest SHA512 = Digest.parse("sha512:" + "cd".repeat(64));
    private static final List<Digest> DIGESTS = List.of(SHA256, SHA512);
    private static final List<String> REPOSITORIES = List.of("app", "library/app", "foo/d/in", "a-b/c__d/e.f");

    private static final String HEX = "abababababababababababababababababababababababababababababababab";
    private static final String BLOBS = "docker/registry/v2/blobs/";
    private static final String APP = "docker/registry/v2/repositories/library/app/";
    private static final String UUID = "0198f0a4-5b3c-7d11-8a22-3b4c5d6e7f80";

    @Test
    void writesThePathsOfTheReferenceRegistry() {
        assertThat(RegistryLayout.blobPath(SHA256)).isEqualTo(BLOBS + "sha256/ab/" + HEX + "/data");
        assertThat(RegistryLayout.layerLinkPath("library/app", SHA256))
                .isEqualTo(APP + "_layers/sha256/" + HEX + "/link");
        assertThat(RegistryLayout.revisionLinkPath("library/app", SHA256))
                .isEqualTo(APP + "_manifests/revisions/sha256/" + HEX + "/link");
        assertThat(RegistryLayout.tagCurrentLinkPath("library/app", "v1"))
                .isEqualTo(APP + "_manifests/tags/v1/current/link");
        assertThat(RegistryLayout.tagHistoryLinkPath("library/app", "v1", SHA256))
                .isEqualTo(APP + "_manifests/tags/v1/index/sha256/" + HEX + "/link");
        assertThat(RegistryLayout.uploadPath("library/app", UUID, "data"))
                .isEqualTo(APP + "_uploads/" + UUID + "/data");
    }

    @Test
    void readsEveryPathThatItWrites() {
        for (Digest digest : DIGESTS) {
            assertThat(classify(RegistryLayout.blobPath(digest))).isEqualTo(new BlobData(digest));
            for (String repository : REPOSITORIES) {
                assertThat(classify(RegistryLayout.layerLinkPath(repository, digest)))
                        .isEqualTo(new LayerLink(repository, digest));
                assertThat(classify(RegistryLayout.revisionLinkPath(repository, digest)))
                        .isEqualTo(new RevisionLink(repository, digest));
                assertThat(classify(RegistryLayout.tagHistoryLinkPath(repository, "_1.0-rc", digest)))
                        .isEqualTo(new TagHistoryLink(repository, "_1.0-rc", digest));
            }
        }
        for (String repository : REPOSITORIES) {
            assertThat(classify(RegistryLayout.tagCurrentLinkPath(repository, "index")))
                    .isEqualTo(new TagCurrentLink(repository, "index"));
            for (String part : List.of(UploadFile.DATA, UploadFile.STARTED_AT, "hashstates/sha256/0")) {
                assertThat(classify(RegistryLayout.uploadPath(repository, UUID, part)))
                        .isEqualTo(new UploadFile(repository, UUID, part));
            }
        }
    }

    @Test
    void readsSignaturesOfOldRegistries() {
        String path = APP + "_manifests/revisions/sha256/" + HEX + "/signatures/sha256/" + "cd".repeat(32) + "/link";
        assertThat(classify(path))
                .isEqualTo(new SignatureLink("library/app", SHA256, Digest.parse("sha256:" + "cd".repeat(32))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scheduler-state.json", // of a pull-through cache
                "scheduler-state.json." + UUID + ".tmp", // its writing
                APP + "_manifests/tags/v1/current/link." + UUID + ".tmp", // a link's writing
                BLOBS + "sha256/ab/" + HEX + "/", // a folder as an object
                "docker/", // the same, at the top
                ".DS_Store", // macOS
                APP + "_layers/.DS_Store", // macOS, deeper
                APP + "_referrers/sha256/" + HEX + "/link", // a coming version
            })
    void toleratesWhatBelongsThere(String path) {
        assertThat(classify(path)).isInstanceOf(Tolerated.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "data", // outside
                "docker/registry/v2", // a folder's name
                "docker/registry/v2/scheduler-state.json", // not at the top
                "docker/registry/v1/blobs/sha256/ab/" + HEX + "/data", // another version
                "/" + BLOBS + "sha256/ab/" + HEX + "/data", // absolute
                BLOBS + "sha256//" + HEX + "/data", // an empty component
                BLOBS + "sha256/../sha256/ab/" + HEX + "/data", // upwards
                BLOBS + "./sha256/ab/" + HEX + "/data", // here
                "..", // upwards only
                "//", // empty components only
                BLOBS + "sha256/a/data", // stops the reference registry
                BLOBS + "sha256/ab/abab/data", // a short digest
                BLOBS + "sha256/ac/" + HEX + "/data", // another prefix
                BLOBS + "sha256/aba/" + HEX + "/data", // a longer prefix
                BLOBS + "sha1/ab/" + HEX + "/data", // an unregistered algorithm
                BLOBS + "sha256/ab/" + HEX + "/link", // another file
                BLOBS + "sha256/ab/" + HEX + "/data/data", // deeper
                BLOBS + "sha256/ab/" + HEX, // no file
                BLOBS + "sha256", // too short
                "docker/registry/v2/repositories/_layers/sha256/" + HEX + "/link", // no name
                "docker/registry/v2/repositories/Library/_layers/sha256/" + HEX + "/link", // an invalid name
                "docker/registry/v2/repositories/library/README", // beside the folders
                APP + "_other/file", // an unknown folder
                APP + "_layers/sha256/" + HEX, // no link
                APP + "_layers/sha256/" + HEX + "/data", // another file
                APP + "_layers/sha256/abab/link", // a short digest
                APP + "_layers/sha256/" + HEX + "/x/link", // deeper
                APP + "_manifests/link", // beside the folders
                APP + "_manifests/revisions/sha256/" + HEX + "/signatures/link", // half a signature
                APP + "_manifests/revisions/md5/" + HEX + "/signatures/sha256/" + HEX + "/link", // of no revision
                APP + "_manifests/tags/link", // no tag
                APP + "_manifests/tags/.v1/current/link", // an invalid tag
                APP + "_manifests/tags/v1/link", // beside the folders
                APP + "_manifests/tags/v1/current/link2", // another file
                APP + "_manifests/tags/v1/index/sha256/abab/link", // a short digest
                APP + "_uploads/" + UUID, // a file instead of a folder
                APP + "_uploads/1/data", // no UUID
                APP + "_uploads/" + UUID + "/other", // another file
                APP + "_uploads/" + UUID + "/hashstates/sha256/x", // no offset
                APP + "_uploads/" + UUID + "/hashstates/md5/0", // an unregistered algorithm
                APP + "link.tmp", // a temporary name without UUID
                "docker%2Fregistry/v2/blobs/sha256/ab/" + HEX + "/data", // escaped
            })
    void recognisesNothingElse(String path) {
        assertThat(classify(path)).isInstanceOf(Unrecognised.class);
    }

    @Test
    void neverThrowsOnChangedPaths() {
        Random random = new Random(20261123);
        List<String> paths = List.of(
                RegistryLayout.blobPath(SHA256),
                RegistryLayout.revisionLinkPath("library/app", SHA512),
                RegistryLayout.tagHistoryLinkPath("library/app", "v1", SHA256),
                RegistryLayout.uploadPath("library/app", UUID, "hashstates/sha256/12"),
                "scheduler-state.json." + UUID + ".tmp");
        for (int i = 0; i < 200_000; i++) {
            String path = changed(paths.get(random.nextInt(paths.size())), random);
            assertThatCode(() -> classify(path)).as(path).doesNotThrowAnyException();
        }
    }

    private static String changed(String path, Random random) {
        int start = random.nextInt(path.length());
        int end = Math.min(path.length(), start + random.nextInt(12));
        String replacement =
                List.of("", "/", "_", "/_", "..", "link", "data", "é").get(random.nextInt(8));
        return path.substring(0, start) + replacement + path.substring(end);
    }

    @Test
    void readsTheTimeOfVersion7UuidsOnly() {
        assertThat(new UploadFile("app", "0198f0a4-5b3c-7d11-8a22-3b4c5d6e7f80", "data").startedAt())
                .contains(Instant.ofEpochMilli(0x0198f0a45b3cL));
        assertThat(new UploadFile("app", "0198f0a4-5b3c-4d11-8a22-3b4c5d6e7f80", "data").startedAt())
                .isEmpty();
    }

    @Test
    void refusesToWritePathsThatItWouldNotRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> RegistryLayout.layerLinkPath("../app", SHA256));
        assertThatIllegalArgumentException().isThrownBy(() -> RegistryLayout.tagCurrentLinkPath("app", "a/b"));
    }

    @Test
    void linksToSha256HaveTheLengthOfTheDigest() {
        assertThat(SHA256.toString()).hasSize(RegistryLayout.LINK_SIZE_BYTES);
    }

    @Test
    void projectsAreFirstSegments() {
        assertThat(RegistryLayout.project("robotics/perception/lidar")).isEqualTo("robotics");
        assertThat(RegistryLayout.project("app")).isEqualTo("app");
    }
}

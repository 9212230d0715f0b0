package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.MediaType;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:30:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = TUESDAY.plus(Duration.ofDays(1));
    private static final Instant FRIDAY = WEDNESDAY.plus(Duration.ofDays(2));
    private static final Document CONFIG = new Document(MediaType.OCI_CONFIG, "{}".getBytes(UTF_8));
    private static final Layer LAYER = Layer.of(new MediaType("application/x"), 1_000, new Dice(1));
    private static final Document FIRST = image();
    private static final Document SECOND = image(LAYER);

    @TempDir
    private Path folder;

    @Test
    void keepsBlobsAndLayerLinksOfADeletedManifest() throws IOException {
        TreeContent night = write(FRIDAY, deleted("v1"));

        assertThat(night.blobs()).containsExactlyInAnyOrder(digest(CONFIG), digest(LAYER), digest(SECOND));
        assertThat(night.digestsOf("/_layers/")).containsExactlyInAnyOrder(digest(CONFIG), digest(LAYER));
        assertThat(night.paths("/_manifests/")).isEmpty();
    }

    @Test
    void hasTheManifestUntilItIsDeleted() throws IOException {
        TreeContent night = write(TUESDAY, deleted("v1"));

        assertThat(night.digestsOf("/revisions/")).containsExactly(digest(SECOND));
        assertThat(night.paths("/v1/current/link")).hasSize(1);
    }

    @Test
    void keepsADeletedManifestInTheHistoryOfATagThatMovedOn() throws IOException {
        Push later = Push.kept(TUESDAY, new Contents(List.of(CONFIG), List.of(FIRST)), List.of("main"));

        TreeContent night = write(FRIDAY, deleted("main"), later);

        assertThat(night.digestsOf("/tags/main/index/")).containsExactlyInAnyOrder(digest(FIRST), digest(SECOND));
        assertThat(night.digestsOf("/revisions/")).containsExactly(digest(FIRST));
        assertThat(folder.resolve("registry")
                        .resolve(night.paths("/main/current/link").get(0)))
                .hasContent(digest(FIRST));
    }

    @Test
    void givesALayerLinkTheTimeOfTheFirstPush() throws IOException {
        Push later = Push.kept(TUESDAY, new Contents(List.of(CONFIG), List.of(FIRST)), List.of("v2"));

        TreeContent night = write(FRIDAY, deleted("v1"), later);

        assertThat(night.times("/_layers/sha256/" + CONFIG.digest().hex())).containsExactly(MONDAY);
    }

    @Test
    void hasNothingThatWasPushedLater() throws IOException {
        assertThat(write(MONDAY.minusSeconds(1), deleted("v1")).paths("")).isEmpty();
    }

    @Test
    void namesALostLayerAndDoesNotStoreIt() throws IOException {
        Contents broken = new Contents(List.of(CONFIG, LAYER.lost()), List.of(SECOND));

        TreeContent night = write(FRIDAY, Push.kept(MONDAY, broken, List.of("v1")));

        assertThat(night.digestsOf("/_layers/")).contains(digest(LAYER));
        assertThat(night.blobs()).containsExactlyInAnyOrder(digest(CONFIG), digest(SECOND));
    }

    @Test
    void sharesTheBlobsOfTheNightBeforeAndAddsItsOwn() throws IOException {
        Push later = Push.kept(TUESDAY, new Contents(List.of(CONFIG), List.of(FIRST)), List.of("v2"));
        RepositoryHistory history =
                new RepositoryHistory("team/app", List.of(deleted("v1"), later), List.of(), List.of());
        RegistryTree first = new RegistryTree(folder.resolve("first"));
        RegistryTree second = new RegistryTree(folder.resolve("second"));
        Night before = new Night(first, MONDAY, null);
        before.write(history);
        new Night(second, TUESDAY, before).write(history);

        String shared = RegistryLayout.blobPath(SECOND.digest());
        String added = RegistryLayout.blobPath(FIRST.digest());
        assertThat(Files.isSameFile(first.resolve(shared), second.resolve(shared)))
                .isTrue();
        assertThat(first.resolve(added)).doesNotExist();
        assertThat(second.resolve(added)).hasBinaryContent(FIRST.content());
    }

    private TreeContent write(Instant asOf, Push... pushes) throws IOException {
        RegistryTree tree = new RegistryTree(folder.resolve("registry"));
        Files.createDirectories(tree.root());
        new Night(tree, asOf, null).write(new RepositoryHistory("team/app", List.of(pushes), List.of(), List.of()));
        return TreeContent.of(tree.root());
    }

    /** Pushed on Monday, deleted on Wednesday. */
    private static Push deleted(String tag) {
        return new Push(MONDAY, new Contents(List.of(CONFIG, LAYER), List.of(SECOND)), List.of(tag), WEDNESDAY);
    }

    private static Document image(Layer... layers) {
        return ManifestDocuments.ociImage(
                CONFIG.descriptor(),
                List.of(layers).stream().map(Layer::descriptor).toList());
    }

    private static String digest(Blob blob) {
        return blob.digest().toString();
    }
}

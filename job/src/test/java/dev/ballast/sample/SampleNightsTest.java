package dev.ballast.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleNightsTest {
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");
    private static final SampleSettings SETTINGS = new SampleSettings(7, 4, 3, UNTIL);
    private static final int NIGHTS = 4;

    @TempDir
    private static Path folder;

    private static List<WrittenTree> written;
    private static final List<TreeContent> NIGHT = new ArrayList<>();

    @BeforeAll
    static void writeOnce() throws Exception {
        written = new Sample(SETTINGS).writeNights(folder.resolve("nights"), NIGHTS);
        for (WrittenTree tree : written) {
            NIGHT.add(TreeContent.of(tree.root()));
        }
    }

    @Test
    void namesFoldersByTheirOrder() {
        assertThat(written).hasSize(NIGHTS);
        assertThat(written.get(0).root()).endsWith(Path.of("nights", "day-01"));
        assertThat(written.get(3).root()).endsWith(Path.of("nights", "day-04"));
        assertThat(written.get(0).asOf()).isEqualTo(UNTIL.minus(Duration.ofDays(3)));
        assertThat(written.get(3).asOf()).isEqualTo(UNTIL);
    }

    @Test
    void keepsEveryBlobInLaterNights() {
        for (int i = 1; i < NIGHTS; i++) {
            assertThat(NIGHT.get(i).blobs()).containsAll(NIGHT.get(i - 1).blobs());
        }
    }

    @Test
    void sharesTheFilesOfBlobs() throws Exception {
        Path first = written.get(0).root();
        Path last = written.get(3).root();

        for (String blob : NIGHT.get(0).paths("/blobs/")) {
            assertThat(Files.isSameFile(first.resolve(blob), last.resolve(blob)))
                    .as(blob)
                    .isTrue();
        }
    }

    @Test
    void holdsNothingFromAfterTheNight() {
        for (int i = 0; i < NIGHTS; i++) {
            Instant asOf = written.get(i).asOf();
            assertThat(NIGHT.get(i).times("")).allMatch(time -> !time.isAfter(asOf));
        }
    }

    @Test
    void endsAsTheRegistryDoesWithoutNights() throws Exception {
        new Sample(SETTINGS).writeTo(folder.resolve("end"));

        assertThat(NIGHT.get(3).fingerprint())
                .isEqualTo(TreeContent.of(folder.resolve("end")).fingerprint());
    }

    @Test
    void refusesMoreNightsThanThereWere() {
        assertThatThrownBy(() -> new Sample(SETTINGS).writeNights(folder, 365))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1 to 364");
    }
}

package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Until when a command may change things, and what happens then. */
class TimeWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # later today, and tomorrow if that is past or is now
        --until=06:00          | 2026-11-23T02:30:00Z | 2026-11-23T05:00:00Z
        --until=06:00          | 2026-11-23T05:00:00Z | 2026-11-24T05:00:00Z
        --until=06:00          | 2026-11-23T23:30:00Z | 2026-11-24T05:00:00Z
        # whichever is first
        --until=06:00 --for=2h | 2026-11-23T02:30:00Z | 2026-11-23T04:30:00Z
        --until=06:00 --for=9h | 2026-11-23T02:30:00Z | 2026-11-23T05:00:00Z
        --for=90m              | 2026-11-23T02:30:00Z | 2026-11-23T04:00:00Z
        # the night in which clocks go back, and a time that they leave out when they go forward
        --until=06:00          | 2026-10-24T22:30:00Z | 2026-10-25T05:00:00Z
        --until=02:30          | 2026-03-28T23:30:00Z | 2026-03-29T01:30:00Z
        """)
    void endsAtTheFirstOfBothTimes(String options, Instant now, Instant end) {
        TimeWindow window = CommandLine.populateCommand(new TimeWindow(), options.split(" "));

        assertThat(window.deadline(now, BERLIN)).contains(end);
    }

    @Test
    void endsNeverIfNobodySays() {
        assertThat(new TimeWindow().deadline(NOW, BERLIN)).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsNotReachedUntilThenGoesWithTheNextCommand() throws IOException {
        String link = RegistryLayout.layerLinkPath("app", TestRegistry.digestOf("orphan"));
        String blob = RegistryLayout.blobPath(TestRegistry.digestOf("orphan"));
        TestRegistry registry = TestRegistry.in(folder)
                .image("app", "v1", "kept")
                .blob("orphan")
                .layerLink("app", "orphan");
        Stage stage = Stage.of(registry, TestRegistry.digestOf("orphan").hex());
        stage.approve();
        Instant begin = NOW.plus(Duration.ofHours(2));
        Instant end = NOW.plus(Duration.ofHours(3));
        // It is so late as soon as the link has gone.
        InstantSource clock = () -> stage.gone().isEmpty() ? begin : end;

        Answer first = apply(stage, clock, end);

        assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(first.out()).contains("out_of_time").contains("apply it again, it goes on where it stopped");
        assertThat(stage.gone()).containsExactly(link);
        assertThat(stage.outcomes()).contains("SKIPPED not reached");

        Answer second = apply(stage, InstantSource.fixed(end), end.plus(Duration.ofHours(1)));

        assertThat(second.out()).contains("complete");
        assertThat(stage.gone()).containsExactlyInAnyOrder(link, blob);
    }

    private static Answer apply(Stage stage, InstantSource time, Instant until) {
        Clock clock = time.withZone(ZoneId.systemDefault());
        return Answer.by(
                clock,
                "apply",
                Stage.ID,
                "--approve=" + Stage.ID,
                "--read-only-registry",
                "--until=" + until.atZone(ZoneId.systemDefault()).toLocalTime(),
                "--registry=" + stage.registry().root(),
                "--out=" + stage.out());
    }
}

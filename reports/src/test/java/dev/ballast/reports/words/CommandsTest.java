package dev.ballast.reports.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.model.HostileNames;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.SampleReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CommandsTest {
    @SuppressWarnings("unused") // named by a test
    private static final List<String> NAMES =
            HostileNames.ALL.stream().filter(name -> name.indexOf('\u0000') < 0).toList();

    @Test
    void wordsThatNeedNoQuotesHaveNone() {
        Commands commands = new Commands(SampleReport.empty());
        assertThat(commands.history()).isEqualTo("ballast history");
        assertThat(commands.reason("unreferenced_blob"))
                .isEqualTo("ballast plan show 20261123T023000Z-1a2b3c4d --reason unreferenced_blob");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aShellReadsWhatWasMeant(String name) throws IOException {
        Report report = SampleReport.of(9);
        assertThat(words(new Commands(report).repository(name)))
                .containsExactly("plan", "show", report.plan().planId(), "--repository", name, "--out", report.out());
    }

    /** What a shell hands to the command. */
    private static String[] words(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "ballast() { printf '%s\\0' \"$@\"; }; " + command).start();
        return new String(shell.getInputStream().readAllBytes(), UTF_8).split("\0");
    }
}

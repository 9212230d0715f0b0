package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Streams;
import dev.ballast.publish.ThreeDays;
import dev.ballast.reports.Amounts;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runs of three nights left, in an output whose name means something in patterns and URIs. */
class ReportCommandsTest {
    private static Path out;

    @BeforeAll
    static void copyWhatWasPublished(@TempDir Path folder) throws IOException {
        Path published = ThreeDays.once().last().out();
        out = folder.resolve("out [a]{b,c}* 100%20 #1?");
        try (Stream<Path> files = Files.walk(published)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, out.resolve(published.relativize(file)));
            }
        }
    }

    @Test
    void reportRendersTheNewestAgain() throws IOException {
        Path page = out.resolve("report/index.html");
        String rendered = Files.readString(page);
        Files.writeString(page, "somebody's notes");
        Answer answer = Answer.to("report", "--out=" + out);
        assertThat(answer.lines())
                .containsExactly("Rendered the report of run "
                        + data().at("/run/run_id").asText() + " into " + out.resolve("report") + ".");
        assertThat(page).content().isEqualTo(rendered);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void reportRendersAnEarlierRunBesideItsData() throws IOException {
        String newest = data().at("/run/run_id").asText();
        String earlier;
        try (var runs = Files.list(out.resolve("runs"))) {
            earlier = runs.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(newest))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Answer answer = Answer.to("report", "--out=" + out, "--run=" + earlier);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(out.resolve("runs").resolve(earlier).resolve("summary.txt"))
                .content()
                .contains("2026-11-23");
        assertThat(data().at("/run/run_id").asText()).isEqualTo(newest);
    }

    @Test
    void reportPrintsEveryFormAsItLiesThere() throws IOException {
        assertThat(Answer.to("report", "--out=" + out, "--print=text").out())
                .isEqualTo(Files.readString(out.resolve("report/summary.txt")));
        assertThat(Answer.to("report", "--out=" + out, "--print=markdown").out())
                .isEqualTo(Files.readString(out.resolve("report/report.md")));
        assertThat(Answer.to("report", "--out=" + out, "--print=html").out())
                .isEqualTo(Files.readString(out.resolve("report/index.html")));
        assertThat(Answer.to("report", "--out=" + out, "--print=json").json()).isEqualTo(data());
    }

    @Test
    void historyPrintsADayInEachLineAndAForecast() throws IOException {
        Answer answer = Answer.to("history", "--out=" + out);
        assertThat(answer.lines().subList(1, 4))
                .extracting(line -> line.strip().substring(0, 10))
                .containsExactly("2026-11-23", "2026-11-24", "2026-11-25");
        assertThat(answer.lines().get(3))
                .contains(Amounts.bytes(data().at("/run/stored_bytes").asLong()));
        assertThat(answer.out())
                .contains("▁")
                .contains("█")
                .contains("capacity of " + Amounts.bytes(TestRun.CAPACITY_BYTES));
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void historyGivesTheNewestDaysAsData() throws IOException {
        JsonNode days =
                Answer.to("history", "--out=" + out, "--days=2", "--json").json();
        assertThat(Streams.stream(days).map(day -> day.get("run_at").asText()))
                .containsExactly("2026-11-24T02:30:00Z", "2026-11-25T02:30:00Z");
        assertThat(days.get(1).get("stored_bytes")).isEqualTo(data().at("/run/stored_bytes"));
    }

    private static JsonNode data() throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(out.resolve("report/report.json")));
    }
}

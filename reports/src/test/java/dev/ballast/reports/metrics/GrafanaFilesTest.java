package dev.ballast.reports.metrics;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What dashboard and alerts ask for is what the file of metrics has. */
class GrafanaFilesTest {
    private static final Path DASHBOARD = Path.of("grafana/dashboard.json");
    private static final Path RULES = Path.of("grafana/rules.yaml");
    private static final Path RULE_TESTS = Path.of("grafana/rules.test.yaml");
    private static final Pattern METRIC = Pattern.compile("\\bballast_[a-z_]+");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @Test
    void everyMetricOfThePanelsExists() throws IOException {
        List<String> asked = new ArrayList<>();
        for (JsonNode target : dashboard().findValues("expr")) {
            asked.add(target.asText());
        }

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(metricsIn(String.join(" ", asked))).isSubsetOf(known());
    }

    @Test
    void everyMetricOfTheAlertsExists() throws IOException {
        assertThat(metricsIn(Files.readString(RULES))).isNotEmpty().isSubsetOf(known());
        assertThat(metricsIn(Files.readString(RULE_TESTS))).isNotEmpty().isSubsetOf(known());
    }

    @Test
    void everyAlertIsTested() throws IOException {
        List<String> alerts = ALERT.matcher(Files.readString(RULES))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(alerts).isNotEmpty();
        assertThat(alerts).allSatisfy(alert -> assertThat(RULE_TESTS).content().contains("alertname: " + alert));
    }

    @Test
    void everyPanelHasATitleADescriptionAndAPlaceOfItsOwn() throws IOException {
        Set<String> places = new TreeSet<>();
        for (JsonNode panel : dashboard().get("panels")) {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).isNotBlank();
            JsonNode at = panel.get("gridPos");
            for (int x = at.get("x").asInt();
                    x < at.get("x").asInt() + at.get("w").asInt();
                    x++) {
                for (int y = at.get("y").asInt();
                        y < at.get("y").asInt() + at.get("h").asInt();
                        y++) {
                    assertThat(places.add(x + " " + y))
                            .as("%s at %s %s", panel.get("title"), x, y)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theReadmeListsEveryMetric() throws IOException {
        String rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `ballast_"))
                .collect(joining());

        assertThat(metricsIn(rows)).isEqualTo(known());
    }

    private static JsonNode dashboard() throws IOException {
        return JsonMapper.builder().build().readTree(DASHBOARD.toFile());
    }

    private static Set<String> known() {
        return SampleMetrics.values(SampleMetrics.counted(0, Instant.EPOCH, "")).keySet().stream()
                .map(series -> series.replaceFirst("\\{.*", ""))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> metricsIn(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }
}

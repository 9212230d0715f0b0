package dev.ballast.reports.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.model.HostileNames;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.SampleReport;
import dev.ballast.reports.page.HtmlReport;
import dev.ballast.reports.words.Names;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

@Tag("browser")
class PageInChromiumTest {
    private static final int REPOSITORIES = 1_000;
    private static final String NAMES = "#repository-table tbody th";

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static URI usual;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Chromium();
        usual = write("usual", SampleReport.of(REPOSITORIES));
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    @BeforeEach
    void openOnAWideScreen() {
        chromium.runScripts(true);
        chromium.use(Screen.WIDE_LIGHT);
        chromium.open(usual);
        chromium.complaints();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "refused", "empty"})
    void opensWithoutComplaint(String name) throws IOException {
        chromium.open(write(name, report(name)));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void isServedByOneRequest() throws IOException {
        try (Bucket bucket = new Bucket(Files.readAllBytes(Path.of(usual)))) {
            chromium.open(bucket.page());
            assertThat(chromium.texts("#trend-chart canvas")).hasSize(1);
            assertThat(bucket.requests()).containsExactly(bucket.page().getPath());
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trend-chart", "places-chart", "sharing-chart"})
    void drawsItsCharts(String id) {
        assertThat(colours(id)).isGreaterThan(3);
    }

    @Test
    void drawsAnotherMapForAnotherMeasure() {
        String distinct = picture("places-chart");
        chromium.find("input[value=reclaimable]").click();
        assertThat(picture("places-chart")).isNotEqualTo(distinct);
    }

    @Test
    void aClickGoesIntoAProjectAndTheKeyboardLeadsBack() {
        List<String> projects = chromium.texts("#projects tbody a");
        assertThat(placesInMap()).containsExactlyInAnyOrderElementsOf(projects);
        chromium.clickInside("#places-chart", 30, 100);
        assertThat(placesInMap()).isNotEmpty().doesNotContainAnyElementsOf(projects);
        chromium.tabTo("#project");
        chromium.press(Keys.HOME);
        assertThat(placesInMap()).containsExactlyInAnyOrderElementsOf(projects);
    }

    @Test
    void followsTheColoursOfTheSystem() {
        String light = picture("trend-chart");
        chromium.use(Screen.WIDE_DARK);
        chromium.settle();
        assertThat(picture("trend-chart")).isNotEqualTo(light);
    }

    @Test
    void findsRepositoriesByPartsOfTheirName() {
        String name = SampleReport.of(REPOSITORIES).repositories().get(500).repository();
        chromium.find("#search-words").sendKeys(name.substring(0, 3) + " " + name.substring(4));
        assertThat(chromium.texts(NAMES)).containsExactly(name);
        assertThat(chromium.find("#search-result").getText()).isEqualTo("1 of 1,000");
    }

    @Test
    void aProjectsNameFindsItsRepositories() {
        String project = chromium.texts("#projects tbody a").get(0);
        chromium.find("#projects tbody a").click();
        assertThat(chromium.texts(NAMES)).isNotEmpty().allMatch(name -> name.startsWith(project + "/"));
    }

    @Test
    void sortsByNameAndBack() {
        chromium.find("#repository-table th:first-child button").click();
        List<String> names = SampleReport.of(REPOSITORIES).repositories().stream()
                .map(row -> Names.printable(row.repository()))
                .sorted()
                .toList();
        assertThat(chromium.find(NAMES).getText()).isEqualTo(names.get(0));
        chromium.find("#repository-table th:first-child button").click();
        assertThat(chromium.find(NAMES).getText()).isEqualTo(names.get(names.size() - 1));
    }

    @Test
    void rowsThatScriptsMakeAreThoseOfThePage() {
        String before = rows();
        chromium.find("#repository-table th:first-child button").click();
        assertThat(rows()).isNotEqualTo(before);
        chromium.find("#repository-table th:nth-child(5) button").click();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void showsMoreRowsUntilAllAreThere() {
        for (int rows = 200; rows < REPOSITORIES; rows += 200) {
            assertThat(chromium.evaluate("return document.querySelectorAll('" + NAMES + "').length"))
                    .isEqualTo((long) rows);
            chromium.find("#more").click();
        }
        assertThat(chromium.find("#more").isDisplayed()).isFalse();
        assertThat(chromium.find("#search-result").getText()).isEqualTo("1,000 of 1,000");
    }

    @Test
    void theKeyboardAloneSearchesAndSorts() {
        Report report = SampleReport.of(REPOSITORIES);
        chromium.tabTo(".skip");
        chromium.press(Keys.ENTER);
        chromium.tabTo("#search-words");
        chromium.press("library/");
        chromium.tabTo("#repository-table th:nth-child(8) button");
        chromium.press(Keys.ENTER);
        String largest = report.repositories().stream()
                .filter(row -> row.repository().contains("library/"))
                .max(Comparator.comparing(row -> row.reclaimableBytes()))
                .orElseThrow()
                .repository();
        assertThat(chromium.find(NAMES).getText()).isEqualTo(largest);
        assertThat(chromium.find("#repository-table th:nth-child(8)").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
    }

    @Test
    void hostileNamesAreTextInTheTableAndInCharts() throws IOException {
        chromium.open(write("hostile", SampleReport.of(HostileNames.ALL.size())));
        chromium.find("#repository-table th:first-child button").click();
        assertThat(chromium.evaluate("return [...document.querySelectorAll('" + NAMES + "')].map(e => e.textContent)"))
                .isEqualTo(
                        HostileNames.ALL.stream().map(Names::printable).sorted().toList());
        assertThat(chromium.texts("img")).isEmpty();
        assertThat(colours("places-chart")).isGreaterThan(3);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void tenThousandRepositoriesOpenWithinTwoSeconds() throws IOException {
        URI large = write("large", SampleReport.of(Report.MOST_REPOSITORIES));
        assertThat(Files.size(Path.of(large))).isLessThan(5_000_000);
        assertThat(chromium.opening(large)).isLessThan(Duration.ofSeconds(2));
        assertThat(colours("places-chart")).isGreaterThan(3);
        Screenshot.take(chromium, "ten-thousand");
    }

    @ParameterizedTest
    @EnumSource
    void everyScreenShowsItWithoutSeriousFindingsOrScrollingSideways(Screen screen) throws IOException {
        chromium.use(screen);
        for (String name : List.of("small", "refused", "empty")) {
            chromium.open(write(name, report(name)));
            Screenshot.take(chromium, name + "-" + screen.label());
            assertThat(chromium.evaluate("return document.documentElement.scrollWidth"))
                    .as("the width of %s", name)
                    .isEqualTo((long) screen.width());
            chromium.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            assertThat(Accessibility.seriousFindings(chromium)).as(name).isEmpty();
        }
    }

    @Test
    void tablesAndTextStandWithoutScripts() throws IOException {
        chromium.runScripts(false);
        chromium.open(usual);
        Screenshot.take(chromium, "without-scripts");
        assertThat(chromium.find("h1").getText()).endsWith("can be freed");
        assertThat(chromium.texts(NAMES)).hasSize(200).doesNotContain("");
        assertThat(chromium.find("#repositories noscript").getText()).contains("The largest 200 of 1,000");
        assertThat(chromium.find("#search").isDisplayed()).isFalse();
    }

    private static Report report(String name) {
        return switch (name) {
            case "usual" -> SampleReport.of(REPOSITORIES);
            case "small" -> SampleReport.of(60);
            case "refused" -> SampleReport.refused(40);
            case "empty" -> SampleReport.empty();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static URI write(String name, Report report) throws IOException {
        return Files.write(folder.resolve(name + ".html"), HtmlReport.of(report).getBytes(UTF_8))
                .toUri();
    }

    private static String rows() {
        return String.valueOf(
                chromium.evaluate("return [...document.querySelectorAll('#repository-table tbody tr')].map(row =>"
                        + " [...row.cells].map(cell => cell.textContent + cell.title).join('|')).join('\\n')"));
    }

    private static String picture(String id) {
        return String.valueOf(chromium.evaluate("return document.querySelector('#" + id + " canvas').toDataURL()"));
    }

    private static List<String> placesInMap() {
        List<?> names = (List<?>) requireNonNull(
                chromium.evaluate("return echarts.getInstanceByDom(document.getElementById('places-chart'))"
                        + ".getOption().series[0].data.map(place => place.name)"));
        return names.stream().map(String::valueOf).toList();
    }

    private static long colours(String id) {
        Object colours = chromium.evaluate("const canvas = document.querySelector('#" + id + " canvas');"
                + "const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                + "return new Set(new Uint32Array(pixels.buffer)).size");
        return colours instanceof Long count ? count : 0;
    }
}

package dev.ballast.reports.page;

import static dev.ballast.reports.page.HtmlReportTest.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.reports.model.SampleReport;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSecurityPolicyTest {
    private final Document page = page(SampleReport.of(40));

    @Test
    void exactlyTheScriptsAndTheStyleSheetOfThePageAreAllowed() {
        assertThat(page.expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; script-src " + hashes("script:not([type])") + "; style-src "
                        + hashes("style") + "; img-src data:; base-uri 'none'; form-action 'none'");
    }

    @Test
    void nothingInThePageIsOfAKindThatThePolicyForbids() {
        assertThat(page.select("[style]")).isEmpty();
        assertThat(page.select("[^on]")).isEmpty();
    }

    @Test
    void thePageLoadsNothing() {
        assertThat(page.select("[src], [srcset], iframe, object, embed, base")).isEmpty();
        assertThat(page.select("link").eachAttr("href")).containsExactly("data:,");
        assertThat(page.select("style").get(0).data()).doesNotContain("url(", "@import");
    }

    @Test
    void linksStayInTheFolderOfThePage() {
        List<String> links = page.select("a").eachAttr("href");
        assertThat(links).contains("report.json").allMatch(link -> link.startsWith("#") || link.equals("report.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'</script>'", "a</style>", "<!-- <script>"})
    void aTextThatWouldEndItsElementIsRefused(String text) {
        assertThatThrownBy(() -> Inline.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private String hashes(String elements) {
        return page.select(elements).stream()
                .map(Element::data)
                .map(text -> "'sha256-" + sha256(text) + "'")
                .collect(joining(" "));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

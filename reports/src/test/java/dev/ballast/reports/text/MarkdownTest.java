package dev.ballast.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a list",
                "+ a list",
                "* a list",
                "1. a list",
                "12) a list",
                "> a quote",
                "# a heading",
                "===",
                "---",
                "```code",
                "~~~code",
                "<!-- nothing -->",
                "<b>bold</b>",
                "&lt;",
                "**bold** and _slanted_",
                "[a](link) and ![a](picture)",
                "[a]: definition",
                "a \\ b \\* c",
                "+1.25 GiB and 3.50 TiB"
            })
    void textMeansNothingButItself(String text) {
        Element body = read(Markdown.text(text));
        assertThat(body.children()).extracting(Element::tagName).containsExactly("p");
        assertThat(body.child(0).childNodeSize()).isOne();
        assertThat(body.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "`", "``a`b``", "a```b", "<b>", "a\\", "*a*", "[a](b)", "a|b"})
    void codeIsWhatItWas(String text) {
        assertThat(read("- " + Markdown.code(text)).select("li > code").text()).isEqualTo(text);
        assertThat(read(Markdown.block(text)).select("pre > code").text()).isEqualTo(text);
    }

    private static Element read(String markdown) {
        return Jsoup.parse(HtmlRenderer.builder()
                        .build()
                        .render(Parser.builder().build().parse(markdown)))
                .body();
    }
}

package dev.ballast.reports.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What axe-core finds in a page. */
final class Accessibility {
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run().then(found => done(found.violations
                .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
                .flatMap(violation => violation.nodes.map(node => violation.id + ': ' + node.html))));
            """;

    private Accessibility() {}

    /** The findings that are serious or worse, each with its element. */
    static List<String> seriousFindings(Chromium chromium) {
        chromium.evaluate(axe());
        List<?> findings = (List<?>) Objects.requireNonNull(chromium.await(RUN));
        return findings.stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

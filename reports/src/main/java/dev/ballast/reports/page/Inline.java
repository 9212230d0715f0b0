package dev.ballast.reports.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A script or style sheet that stands in the page itself.
 *
 * @param text as it stands between the tags
 * @param source the hash by which the page's Content Security Policy lets this text run, and no other
 */
record Inline(String text, String source) {
    static final Inline STYLE = resource("page.css");

    /** In the order in which they run: the table first, since charts may take longer. */
    static final List<Inline> SCRIPTS = Stream.of(
                    "data.js",
                    "amounts.js",
                    "repositories.js",
                    "regions.js",
                    "echarts-6.1.0/echarts.min.js",
                    "theme.js",
                    "trend.js",
                    "places.js",
                    "sharing.js",
                    "charts.js")
            .map(Inline::resource)
            .toList();

    static Inline of(String text) {
        if (text.contains("</script") || text.contains("</style") || text.contains("<!--")) {
            throw new IllegalArgumentException("A text that would end its own element cannot stand in a page");
        }
        return new Inline(text, "'sha256-" + hash(text) + "'");
    }

    private static Inline resource(String name) {
        try (InputStream file = Inline.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Not in the jar: " + name);
            }
            return of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

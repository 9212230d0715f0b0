package dev.ballast.reports.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Pictures of whole pages, in {@code target/screenshots}, for people to look at. */
final class Screenshot {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshot() {}

    static void take(Chromium chromium, String name) throws IOException {
        Map<String, Object> picture =
                chromium.command("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
    }
}

package dev.ballast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who hears how a run went. Nobody, unless an administrator says so. */
final class NotificationOptions {
    @Option(
            names = "--metrics-file",
            paramLabel = "FILE",
            description =
                    "Leave metrics for Prometheus in this file, which the textfile collector of node_exporter reads.")
    private @Nullable Path metricsFile;

    @Option(
            names = "--ping-url",
            paramLabel = "URL",
            converter = WebAddress.Converter.class,
            description =
                    "Tell a watchdog: URL/start, then URL, or URL/EXIT-CODE if the run did not succeed. BALLAST_PING_URL"
                            + " keeps it out of the list of processes.")
    private @Nullable WebAddress pingUrl;

    @Option(
            names = "--webhook-url",
            paramLabel = "URL",
            converter = WebAddress.Converter.class,
            description = "Post how the run ended as JSON, with a text for chats. Better given as BALLAST_WEBHOOK_URL.")
    private @Nullable WebAddress webhookUrl;

    List<RunListener> listeners() {
        List<RunListener> listeners = new ArrayList<>();
        if (metricsFile != null) {
            listeners.add(new MetricsListener(metricsFile));
        }
        if (pingUrl != null) {
            listeners.add(new PingListener(pingUrl));
        }
        if (webhookUrl != null) {
            listeners.add(new WebhookListener(webhookUrl));
        }
        return listeners;
    }
}

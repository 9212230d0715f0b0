package dev.ballast.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * Tells a watchdog, which in turn tells people when it hears nothing: {@code /start} as the run begins, the address itself when
 * all is well, and the exit code below it otherwise, as <a href="https://healthchecks.io/docs/http_api/">Healthchecks</a> has it.
 */
record PingListener(WebAddress address) implements RunListener {

    @Override
    public String name() {
        return "--ping-url at " + address.host();
    }

    @Override
    public void started() throws IOException {
        ping("start");
    }

    @Override
    public void ended(RunEnding ending) throws IOException {
        ping(ending.end().isSuccess() ? "" : String.valueOf(ending.end().exitCode()));
    }

    private void ping(String segment) throws IOException {
        try {
            WebClient.USUAL.post(
                    segment.isEmpty() ? address.uri() : address.below(segment), "text/plain", BodyPublishers.noBody());
        } catch (URISyntaxException e) {
            throw new IOException("it is no address", e);
        }
    }
}

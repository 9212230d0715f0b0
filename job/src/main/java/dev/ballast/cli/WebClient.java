package dev.ballast.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request and waits for its end.
 *
 * @param patience how long at most, from the first packet to the last
 */
record WebClient(Duration patience) {
    static final WebClient USUAL = new WebClient(Duration.ofSeconds(10));

    private static final int FIRST_FAILURE = 400;

    /**
     * Posts.
     *
     * @throws IOException if nobody takes it; says nothing of the address
     */
    void post(URI address, String contentType, BodyPublisher content) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", contentType)
                .header("User-Agent", "ballast/" + ToolVersion.current())
                .POST(content)
                .build();
        try {
            HttpResponse<Void> response = client.sendAsync(request, BodyHandlers.discarding())
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() >= FIRST_FAILURE) {
                throw new IOException("it answered " + response.statusCode());
            }
        } catch (TimeoutException e) {
            throw new IOException("it did not answer within " + patience.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException("it did not answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to end");
        }
    }
}

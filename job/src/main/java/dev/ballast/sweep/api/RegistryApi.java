package dev.ballast.sweep.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The part of the OCI Distribution Specification 1.1 that deletes tags and manifests. Logs in when it is asked to, with
 * basic or bearer authentication, and tries again what may succeed later. Redirects are not followed: they could lead a
 * login elsewhere.
 */
public final class RegistryApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 6;
    private static final String ACCEPT = String.join(
            ", ",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json");

    private final URI registry;
    private final Logins logins;
    private final Consumer<Duration> pause;
    private final HttpClient http;
    private final Cache<String, String> authorizations =
            CacheBuilder.newBuilder().maximumSize(1000).build();

    /**
     * The API of a registry.
     *
     * @param registry where it is: {@code https://registry.example.com}
     * @param pause waits that long
     * @throws StorageException if that is no such address
     */
    public RegistryApi(URI registry, Logins logins, Consumer<Duration> pause) {
        if (!isHttp(registry) || registry.getHost() == null || registry.getUserInfo() != null) {
            throw new StorageException(
                    Kind.INVALID,
                    "'" + withoutLogin(registry) + "' is no address of a registry's API; write"
                            + " https://HOST[:PORT], and no login in it: set " + Logins.USER + " and " + Logins.PASSWORD
                            + ".");
        }
        this.registry = registry;
        this.logins = logins;
        this.pause = pause;
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(Redirect.NEVER)
                .build();
    }

    private static boolean isHttp(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    }

    private static String withoutLogin(URI address) {
        return address.toString().replaceFirst("//[^/]*@", "//…@");
    }

    /**
     * Makes sure that there is a registry.
     *
     * @throws StorageException if there is none, or it lets nobody in
     */
    public void probe() {
        Reply reply = send("GET", "/v2/", "");
        if (!reply.isDone()) {
            boolean isDenied = reply.status() == 401 || reply.status() == 403;
            throw new StorageException(
                    isDenied ? Kind.DENIED : Kind.UNREACHABLE,
                    "Cannot use the registry's API at " + registry + ": " + text(reply) + ". Check the address, and "
                            + Logins.USER + " and " + Logins.PASSWORD + " or 'docker login'.");
        }
    }

    private static String text(Reply reply) {
        return reply.status() == 0 ? reply.why() : "HTTP " + reply.status() + " " + reply.why();
    }

    /** Asks which manifest a tag, or a digest, is. */
    public Reply head(String repository, String reference) {
        return send("HEAD", manifest(repository, reference), "repository:" + repository + ":pull");
    }

    /** Deletes a tag by its name, or a manifest by its digest. */
    public Reply remove(String repository, String reference) {
        return send("DELETE", manifest(repository, reference), "repository:" + repository + ":delete,pull");
    }

    private static String manifest(String repository, String reference) {
        return "/v2/" + repository + "/manifests/" + reference;
    }

    private Reply send(String method, String path, String scope) {
        Reply reply = new Reply(0, "", Optional.empty());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Duration wait = Duration.ofMillis(250L << attempt);
            try {
                HttpResponse<String> response = exchange(method, path, scope);
                reply = reply(response);
                if (response.statusCode() != 429 && response.statusCode() < 500) {
                    return reply;
                }
                wait = retryAfter(response).orElse(wait);
            } catch (IOException e) {
                reply = new Reply(
                        0, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), Optional.empty());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Reply(0, "interrupted", Optional.empty());
            }
            if (attempt < ATTEMPTS) {
                pause.accept(wait);
            }
        }
        return reply;
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(wait -> wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
    }

    /** A login that has expired is renewed once. */
    private HttpResponse<String> exchange(String method, String path, String scope)
            throws IOException, InterruptedException {
        String known = authorizations.getIfPresent(scope);
        HttpResponse<String> response = once(method, path, known == null ? "" : known);
        if (response.statusCode() != 401) {
            return response;
        }
        Optional<String> authorization = authorization(response, scope);
        if (authorization.isEmpty()) {
            return response;
        }
        authorizations.put(scope, authorization.get());
        return once(method, path, authorization.get());
    }

    private HttpResponse<String> once(String method, String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", ACCEPT)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private Optional<String> authorization(HttpResponse<String> response, String scope)
            throws IOException, InterruptedException {
        Optional<Login> login = logins.of(registry);
        for (String header : response.headers().allValues("WWW-Authenticate")) {
            Optional<Challenge> challenge = Challenge.parse(header);
            if (challenge.filter(Challenge::isBearer).isPresent()) {
                return token(challenge.get().tokenAddress(scope), login).map(token -> "Bearer " + token);
            }
            if (challenge.filter(Challenge::isBasic).isPresent()) {
                return login.map(Login::basic);
            }
        }
        return Optional.empty();
    }

    private Optional<String> token(URI address, Optional<Login> login) throws IOException, InterruptedException {
        if (!isHttp(address) || ("https".equals(registry.getScheme()) && !"https".equals(address.getScheme()))) {
            throw new StorageException(
                    Kind.DENIED,
                    "The registry at " + registry + " wants logins to be sent to " + address
                            + ", which is not encrypted. Nothing was sent; ask who runs it.");
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN).GET();
        login.ifPresent(known -> request.header("Authorization", known.basic()));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 == 5) {
            throw new IOException("HTTP " + response.statusCode() + " of " + address.getAuthority());
        }
        return response.statusCode() == 200 ? token(response.body()) : Optional.empty();
    }

    private static Optional<String> token(String document) {
        try {
            JsonNode answer = JSON.readTree(document);
            return Optional.of(answer.path("token")
                            .asText(answer.path("access_token").asText("")))
                    .filter(token -> !token.isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(
                response.statusCode(),
                response.statusCode() / 100 == 2 ? "" : reason(response.body()),
                response.headers().firstValue("Docker-Content-Digest"));
    }

    /** The first error of the document that registries answer with: {@code {"errors": [{"code": …, "message": …}]}}. */
    private static String reason(String document) {
        try {
            JsonNode error = JSON.readTree(document).path("errors").path(0);
            return (error.path("code").asText("") + " " + error.path("message").asText("")).strip();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}

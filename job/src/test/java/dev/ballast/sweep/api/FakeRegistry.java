package dev.ballast.sweep.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A registry on the loopback that knows tags and manifests, asks for logins, and fails when it is told to. */
public final class FakeRegistry implements AutoCloseable {
    /** How it wants to be logged into, as the user {@code robot} with the password {@code secret}. */
    public enum Door {
        OPEN,
        BASIC,
        BEARER
    }

    private static final Login ROBOT = new Login("robot", "secret");
    private static final String TOKEN = "Bearer t0ken-";

    private final HttpServer server;
    private final Door door;
    private final Map<String, String> digests = new TreeMap<>();
    private final List<String> requests = new ArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private Consumer<String> whenDeleted = reference -> {};
    private boolean keepsTags;
    private int tokens;

    public FakeRegistry(Door door) throws IOException {
        this.door = door;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Holds a manifest under a tag and under its digest. */
    public FakeRegistry with(String repository, String tag, String digest) {
        digests.put(repository + "/manifests/" + tag, digest);
        digests.put(repository + "/manifests/" + digest, digest);
        return this;
    }

    /** Deletes no tags, as Distribution before 3.0. */
    public FakeRegistry keepingTags() {
        keepsTags = true;
        return this;
    }

    /** Tells of each tag or digest that it deletes. */
    public FakeRegistry whenDeleted(Consumer<String> listener) {
        whenDeleted = listener;
        return this;
    }

    /** Answers the next requests with these statuses. */
    public FakeRegistry failing(Integer... statuses) {
        failures.addAll(List.of(statuses));
        return this;
    }

    /** Forgets the tokens that it gave. */
    public void forgetTokens() {
        tokens++;
    }

    /** What it holds: names with a tag or digest. */
    public List<String> manifests() {
        return List.copyOf(digests.keySet());
    }

    /** The requests that it was sent, without those for tokens. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/token")) {
            boolean isRobot = ROBOT.basic().equals(header(exchange));
            String scope = exchange.getRequestURI().getQuery();
            boolean isAsked = scope.contains("service=fake") && scope.contains("scope=repository:");
            reply(exchange, isRobot && isAsked ? 200 : 401, "{\"token\": \"t0ken-" + tokens + "\"}");
            return;
        }
        requests.add(exchange.getRequestMethod() + " " + path);
        if (!failures.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            reply(exchange, failures.pop(), "{}");
        } else if (!isLoggedIn(exchange)) {
            exchange.getResponseHeaders().add("WWW-Authenticate", challenge());
            reply(exchange, 401, "{\"errors\": [{\"code\": \"UNAUTHORIZED\", \"message\": \"log in\"}]}");
        } else {
            serve(exchange, path.substring("/v2/".length()));
        }
    }

    private boolean isLoggedIn(HttpExchange exchange) {
        return switch (door) {
            case OPEN -> true;
            case BASIC -> ROBOT.basic().equals(header(exchange));
            case BEARER -> (TOKEN + tokens).equals(header(exchange));
        };
    }

    private String challenge() {
        return door == Door.BASIC
                ? "Basic realm=\"fake\""
                : "Bearer realm=\"" + address() + "/token\",service=\"fake\",scope=\"repository:any:pull,delete\"";
    }

    private static String header(HttpExchange exchange) {
        return exchange.getRequestHeaders()
                .getOrDefault("Authorization", List.of(""))
                .get(0);
    }

    private void serve(HttpExchange exchange, String name) throws IOException {
        String digest = digests.get(name);
        boolean isTag = !name.contains("sha256:");
        if (name.isEmpty()) {
            reply(exchange, 200, "{}");
        } else if (digest == null) {
            reply(exchange, 404, "{\"errors\": [{\"code\": \"MANIFEST_UNKNOWN\", \"message\": \"unknown\"}]}");
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Docker-Content-Digest", digest);
            reply(exchange, 200, "");
        } else if (isTag && keepsTags) {
            reply(exchange, 400, "{\"errors\": [{\"code\": \"DIGEST_INVALID\", \"message\": \"no digest\"}]}");
        } else {
            digests.entrySet()
                    .removeIf(entry -> isTag
                            ? entry.getKey().equals(name)
                            : entry.getValue().equals(digest));
            whenDeleted.accept(name.substring(name.lastIndexOf('/') + 1));
            reply(exchange, 202, "");
        }
    }

    private static void reply(HttpExchange exchange, int status, String document) throws IOException {
        byte[] content = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : document.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.ballast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ballast.testing.S3Contents.Stored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * An S3 endpoint in this process with one bucket, whatever name it is called by: each answer as late, as short or as wrong as
 * one likes. It checks no signatures. The files S3*.java of this folder need nothing but the JDK, so that
 * {@code scripts/bench} and {@code .ci/sweep} compile them alone and start it over a folder, which stays as it is: what is
 * written lies in memory.
 *
 * <pre>{@code
 * java dev.ballast.testing.S3Endpoint FOLDER PORT MILLISECONDS [versions]
 * }</pre>
 */
public final class S3Endpoint implements AutoCloseable {
    /** What has been asked so far, as {@code {"lists": 1, "reads": 2, "writes": 0}}; asking for it counts as nothing. */
    private static final String COUNTS = "/counts";

    private static final int THREADS = 4;

    private final AtomicLong lists = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, S3Endpoint::daemon);
    private final S3Contents contents;
    private final S3Listing listing;
    private final S3Changes changes;
    private final S3Uploads uploads;
    private final HttpServer server;
    private final Duration latency;
    private volatile Answering answering = (request, usual) -> usual.get();

    /** An empty bucket. */
    public S3Endpoint(int port, Duration latency) throws IOException {
        this(port, latency, false);
    }

    private S3Endpoint(int port, Duration latency, boolean isVersioned) throws IOException {
        // Without the first, every answer on a connection that is used again is 40 ms late.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        this.latency = latency;
        this.contents = new S3Contents(isVersioned);
        this.listing = new S3Listing(contents);
        this.changes = new S3Changes(contents);
        this.uploads = new S3Uploads(contents, changes);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Decides about answers. */
    public interface Answering {
        /**
         * The answer to one request.
         *
         * @param usual what is right
         */
        Answer to(Request request, Supplier<Answer> usual);
    }

    /**
     * What somebody asks for.
     *
     * @param key of the object; empty for the bucket
     * @param query the parameters; of a listing, {@code prefix} is one
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares requests
    public record Request(
            String method, String key, Map<String, String> query, Map<String, String> headers, byte[] body) {
        public boolean isListing() {
            return key.isEmpty() && isRead();
        }

        boolean isRead() {
            return method.equals("GET") || method.equals("HEAD");
        }

        /** The key of the object, or the prefix that is listed. */
        public String place() {
            return isListing() ? query.getOrDefault("prefix", "") : key;
        }

        /** Whether this continues an earlier listing. */
        public boolean isContinued() {
            return query.containsKey("continuation-token") || query.containsKey("marker");
        }

        /** A header, whatever the case of its name; empty if it is not there. */
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * What is sent.
     *
     * @param sentBytes after so many of the body the connection is cut
     * @param delay how long before it is sent
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    public record Answer(int status, Map<String, String> headers, byte[] body, int sentBytes, Duration delay) {
        Answer(int status, Map<String, String> headers, byte[] body) {
            this(status, headers, body, body.length, Duration.ZERO);
        }

        public static Answer error(int status, String code) {
            return xml(status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
        }

        static Answer xml(int status, String text) {
            byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
            return new Answer(status, Map.of("Content-Type", "application/xml"), body);
        }

        /** This one, of a document that lacks an element. */
        public Answer without(String element) {
            String text = new String(body, StandardCharsets.UTF_8);
            String rest = text.replaceAll("<" + element + ">.*?</" + element + ">", "");
            return new Answer(status, headers, rest.getBytes(StandardCharsets.UTF_8));
        }

        public Answer cutAfter(int bytes) {
            return new Answer(status, headers, body, bytes, delay);
        }

        public Answer late(Duration by) {
            return new Answer(status, headers, body, sentBytes, by);
        }
    }

    /** From now on, answers are decided so. */
    public void answering(Answering decides) {
        this.answering = decides;
    }

    public void store(String key, byte[] content) {
        store(key, content, Instant.now());
    }

    public void store(String key, byte[] content, Instant modifiedAt) {
        contents.put(key, content.clone(), modifiedAt);
    }

    /** Requests for listings so far. */
    public long lists() {
        return lists.get();
    }

    /** Requests for single objects so far. */
    public long reads() {
        return reads.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals(COUNTS)) {
            String counts = "{\"lists\": " + lists + ", \"reads\": " + reads + ", \"writes\": " + writes + "}\n";
            send(exchange, new Answer(200, Map.of(), counts.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        Request request = request(exchange);
        (request.isListing() ? lists : request.isRead() ? reads : writes).incrementAndGet();
        Answer answer = answering.to(request, () -> answer(request));
        var unused = threads.schedule(
                () -> send(exchange, answer), latency.plus(answer.delay()).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Request request(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int bucketEnd = path.indexOf('/', 1);
        String key = bucketEnd < 0 ? "" : path.substring(bucketEnd + 1);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Request request = new Request(exchange.getRequestMethod(), key, query(exchange), headers, body);
        return request.header("x-amz-content-sha256").startsWith("STREAMING-")
                ? new Request(request.method(), key, request.query(), headers, withoutChunks(body))
                : request;
    }

    /** The content of a body in chunks, each under a line with its length and a signature. */
    private static byte[] withoutChunks(byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(line.split(";", 2)[0], 16);
            if (length == 0) {
                break;
            }
            content.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
        return content.toByteArray();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String text =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String parameter : text.split("&", -1)) {
            int end = parameter.indexOf('=');
            String name = end < 0 ? parameter : parameter.substring(0, end);
            query.put(name, end < 0 ? "" : URLDecoder.decode(parameter.substring(end + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private Answer answer(Request request) {
        if (request.query().containsKey("uploadId")) {
            return uploads.answer(request);
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> read(request);
            case "PUT" -> S3Changes.isCopy(request) ? changes.copy(request) : changes.put(request);
            case "DELETE" -> changes.delete(request);
            case "POST" -> request.query().containsKey("uploads") ? uploads.begin(request) : changes.deleteAll(request);
            default -> Answer.error(405, "MethodNotAllowed");
        };
    }

    private Answer read(Request request) {
        if (!request.isListing()) {
            return object(request);
        }
        if (request.query().containsKey("uploads")) {
            return uploads.list(request);
        }
        return request.query().containsKey("versions") ? listing.versions(request) : listing.page(request);
    }

    private Answer object(Request request) {
        Optional<Stored> found = contents.find(request.key());
        if (found.isEmpty()) {
            return Answer.error(404, "NoSuchKey");
        }
        Stored stored = found.get();
        Map<String, String> headers = new HashMap<>();
        headers.put("ETag", stored.etag());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(stored.modifiedAt().atOffset(ZoneOffset.UTC)));
        if (contents.isVersioned()) {
            headers.put("x-amz-version-id", stored.versionId());
        }
        if (request.method().equals("HEAD")) {
            headers.put("Content-Length", String.valueOf(stored.sizeBytes()));
            return new Answer(200, headers, new byte[0]);
        }
        byte[] bytes = stored.bytes();
        String range = request.header("Range");
        return range.isEmpty() ? new Answer(200, headers, bytes) : range(range, headers, bytes);
    }

    private static Answer range(String range, Map<String, String> headers, byte[] bytes) {
        String[] ends = range.replace("bytes=", "").split("-", -1);
        int from = Integer.parseInt(ends[0]);
        if (from >= bytes.length) {
            return Answer.error(416, "InvalidRange");
        }
        int to = ends[1].isEmpty() ? bytes.length - 1 : Math.min(bytes.length - 1, Integer.parseInt(ends[1]));
        headers.put("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
        return new Answer(206, headers, Arrays.copyOfRange(bytes, from, to + 1));
    }

    private static void send(HttpExchange exchange, Answer answer) {
        try (exchange) {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean hasBody = !exchange.getRequestMethod().equals("HEAD") && answer.body().length > 0;
            exchange.sendResponseHeaders(answer.status(), hasBody ? answer.body().length : -1);
            if (hasBody) {
                OutputStream body = exchange.getResponseBody();
                body.write(answer.body(), 0, answer.sentBytes());
                body.flush();
            }
        } catch (IOException e) {
            return; // Whoever asked is gone, or the answer was to be cut.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "s3-endpoint");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Serves a folder until it is ended. */
    public static void main(String[] arguments) throws Exception {
        Duration latency = Duration.ofMillis(Long.parseLong(arguments[2]));
        boolean isVersioned = List.of(arguments).contains("versions");
        S3Endpoint endpoint = new S3Endpoint(Integer.parseInt(arguments[1]), latency, isVersioned);
        endpoint.contents.put(Path.of(arguments[0]));
        System.out.println("serving " + endpoint.contents.size() + " objects at port " + endpoint.port());
        Thread.currentThread().join();
    }
}

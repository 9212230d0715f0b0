package dev.ballast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * An S3 endpoint in this process whose one bucket, whatever name it is called by, can be listed and read: each answer as
 * late, as short or as wrong as one likes. It checks no signatures. This file needs nothing but the JDK, so that
 * {@code scripts/bench} starts it alone, over a folder:
 *
 * <pre>{@code
 * java S3Endpoint.java FOLDER PORT MILLISECONDS
 * }</pre>
 */
public final class S3Endpoint implements AutoCloseable {
    /** What has been asked so far, as {@code {"lists": 1, "reads": 2}}; asking for it counts as nothing. */
    private static final String COUNTS = "/counts";

    private static final int PAGE = 1000;
    private static final int THREADS = 4;

    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final AtomicLong lists = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, S3Endpoint::daemon);
    private final HttpServer server;
    private final Duration latency;
    private volatile Answering answering = (request, usual) -> usual.get();

    /** An empty bucket. */
    public S3Endpoint(int port, Duration latency) throws IOException {
        // Without the first, every answer on a connection that is used again is 40 ms late.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        this.latency = latency;
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
     * @param key of the object; empty for a listing
     * @param query the parameters; of a listing, {@code prefix} is one
     */
    public record Request(String method, String key, Map<String, String> query, String range) {
        public boolean isListing() {
            return key.isEmpty();
        }

        /** The key of the object, or the prefix that is listed. */
        public String place() {
            return isListing() ? query.getOrDefault("prefix", "") : key;
        }

        /** Whether this continues an earlier listing. */
        public boolean isContinued() {
            return query.containsKey("continuation-token") || query.containsKey("marker");
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

    /** One object; its content lies in a file, or here. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares objects
    private record Stored(Path file, byte[] content, long sizeBytes, Instant modifiedAt) {
        byte[] bytes() {
            try {
                return content.length == 0 && sizeBytes > 0 ? Files.readAllBytes(file) : content;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String etag() {
            return "\"" + Long.toHexString(modifiedAt.toEpochMilli()) + "-" + Arrays.hashCode(content) + "-" + sizeBytes
                    + "\"";
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
        objects.put(key, new Stored(Path.of(""), content.clone(), content.length, modifiedAt));
    }

    /** Stores all files below a folder, which are read when they are asked for. */
    public void store(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                String key = folder.relativize(file).toString();
                objects.put(
                        key,
                        new Stored(
                                file,
                                new byte[0],
                                found.size(),
                                found.lastModifiedTime().toInstant()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Requests for listings so far. */
    public long lists() {
        return lists.get();
    }

    /** Requests for single objects so far. */
    public long reads() {
        return reads.get();
    }

    private void take(HttpExchange exchange) {
        if (exchange.getRequestURI().getPath().equals(COUNTS)) {
            String counts = "{\"lists\": " + lists + ", \"reads\": " + reads + "}\n";
            send(exchange, new Answer(200, Map.of(), counts.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        Request request = request(exchange);
        (request.isListing() ? lists : reads).incrementAndGet();
        Answer answer = answering.to(request, () -> answer(request));
        var unused = threads.schedule(
                () -> send(exchange, answer), latency.plus(answer.delay()).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Request request(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        int bucketEnd = path.indexOf('/', 1);
        String key = bucketEnd < 0 ? "" : path.substring(bucketEnd + 1);
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .orElse("");
        return new Request(exchange.getRequestMethod(), key, query(exchange), range);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String text =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String parameter : text.split("&", -1)) {
            int end = parameter.indexOf('=');
            if (end > 0) {
                query.put(
                        parameter.substring(0, end),
                        URLDecoder.decode(parameter.substring(end + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private Answer answer(Request request) {
        if (!List.of("GET", "HEAD").contains(request.method())) {
            return Answer.error(405, "MethodNotAllowed");
        }
        return request.isListing() ? page(request) : object(request);
    }

    private Answer object(Request request) {
        Stored stored = objects.get(request.key());
        if (stored == null) {
            return Answer.error(404, "NoSuchKey");
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("ETag", stored.etag());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(stored.modifiedAt().atOffset(ZoneOffset.UTC)));
        if (request.method().equals("HEAD")) {
            headers.put("Content-Length", String.valueOf(stored.sizeBytes()));
            return new Answer(200, headers, new byte[0]);
        }
        byte[] bytes = stored.bytes();
        return request.range().isEmpty() ? new Answer(200, headers, bytes) : range(request.range(), headers, bytes);
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

    /** One page of a listing, in either version of the request. */
    private Answer page(Request request) {
        String prefix = request.query().getOrDefault("prefix", "");
        String delimiter = request.query().getOrDefault("delimiter", "");
        int most = Math.min(PAGE, Integer.parseInt(request.query().getOrDefault("max-keys", "" + PAGE)));
        Page page = new Page();
        String after = after(request);
        Iterator<Map.Entry<String, Stored>> entries = from(prefix, after, delimiter);
        while (entries.hasNext()) {
            Map.Entry<String, Stored> entry = entries.next();
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (page.size == most) {
                page.isTruncated = true;
                break;
            }
            int end = delimiter.isEmpty() ? -1 : entry.getKey().indexOf(delimiter, prefix.length());
            if (end < 0) {
                page.add(entry.getKey(), entry.getValue());
            } else {
                String folder = entry.getKey().substring(0, end + delimiter.length());
                page.add(folder);
                entries = from(prefix, folder, delimiter);
            }
        }
        return Answer.xml(200, page.text(prefix));
    }

    private static String after(Request request) {
        String token = request.query().get("continuation-token");
        if (token != null) {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        }
        return request.query().getOrDefault("start-after", request.query().getOrDefault("marker", ""));
    }

    private Iterator<Map.Entry<String, Stored>> from(String prefix, String after, String delimiter) {
        boolean isFolder = !delimiter.isEmpty() && after.endsWith(delimiter);
        String first = isFolder ? after + Character.MAX_VALUE : after;
        return (first.compareTo(prefix) < 0 ? objects.tailMap(prefix, true) : objects.tailMap(first, false))
                .entrySet()
                .iterator();
    }

    private static final class Page {
        private final StringBuilder text = new StringBuilder();
        private String last = "";
        private int size;
        private boolean isTruncated;

        void add(String key, Stored stored) {
            text.append("<Contents><Key>").append(escaped(key));
            text.append("</Key><LastModified>").append(stored.modifiedAt().truncatedTo(ChronoUnit.MILLIS));
            text.append("</LastModified><ETag>").append(escaped(stored.etag()));
            text.append("</ETag><Size>").append(stored.sizeBytes());
            text.append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
            last = key;
            size++;
        }

        void add(String folder) {
            text.append("<CommonPrefixes><Prefix>").append(escaped(folder)).append("</Prefix></CommonPrefixes>");
            last = folder;
            size++;
        }

        String text(String prefix) {
            String token = Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
            return "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bucket</Name><Prefix>"
                    + escaped(prefix) + "</Prefix><KeyCount>" + size + "</KeyCount><MaxKeys>" + PAGE
                    + "</MaxKeys><IsTruncated>" + isTruncated + "</IsTruncated>"
                    + (isTruncated
                            ? "<NextContinuationToken>" + token + "</NextContinuationToken><NextMarker>" + escaped(last)
                                    + "</NextMarker>"
                            : "")
                    + text + "</ListBucketResult>";
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
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
        S3Endpoint endpoint = new S3Endpoint(Integer.parseInt(arguments[1]), latency);
        endpoint.store(Path.of(arguments[0]));
        System.out.println("serving " + endpoint.objects.size() + " objects at port " + endpoint.port());
        Thread.currentThread().join();
    }
}

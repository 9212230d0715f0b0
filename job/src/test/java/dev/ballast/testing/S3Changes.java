package dev.ballast.testing;

import dev.ballast.testing.S3Contents.Removal;
import dev.ballast.testing.S3Contents.Stored;
import dev.ballast.testing.S3Endpoint.Answer;
import dev.ballast.testing.S3Endpoint.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes, copies and deletes objects, on condition if that is asked. */
record S3Changes(S3Contents contents) {
    private static final Pattern OBJECT = Pattern.compile("<Object>(.*?)</Object>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("<VersionId>(.*?)</VersionId>", Pattern.DOTALL);
    private static final String COPY_SOURCE = "x-amz-copy-source";

    static boolean isCopy(Request request) {
        return !request.header(COPY_SOURCE).isEmpty();
    }

    Answer put(Request request) {
        if (request.header("If-None-Match").equals("*")
                && contents.find(request.key()).isPresent()) {
            return Answer.error(412, "PreconditionFailed");
        }
        Stored stored = contents.put(request.key(), request.body(), Instant.now());
        Map<String, String> headers = new HashMap<>(Map.of("ETag", stored.etag()));
        if (contents.isVersioned()) {
            headers.put("x-amz-version-id", stored.versionId());
        }
        return new Answer(200, headers, new byte[0]);
    }

    Answer copy(Request request) {
        return fromSource(request, content -> {
            Stored copy = contents.put(request.key(), content, Instant.now());
            return copied("CopyObjectResult", copy.etag());
        });
    }

    static Answer copied(String element, String etag) {
        return Answer.xml(
                200,
                "<" + element + "><LastModified>" + Instant.now() + "</LastModified><ETag>" + S3Listing.escaped(etag)
                        + "</ETag></" + element + ">");
    }

    /** Does something with the bytes that a request to copy names. */
    Answer fromSource(Request request, Function<byte[], Answer> work) {
        String source = URLDecoder.decode(request.header(COPY_SOURCE), StandardCharsets.UTF_8);
        String path = source.startsWith("/") ? source.substring(1) : source;
        Optional<Stored> found = contents.find(path.substring(path.indexOf('/') + 1));
        if (found.isEmpty()) {
            return Answer.error(404, "NoSuchKey");
        }
        String etag = request.header("x-amz-copy-source-if-match");
        if (!etag.isEmpty() && !isSame(etag, found.get())) {
            return Answer.error(412, "PreconditionFailed");
        }
        byte[] bytes = found.get().bytes();
        String range = request.header("x-amz-copy-source-range");
        if (range.isEmpty()) {
            return work.apply(bytes);
        }
        String[] ends = range.replace("bytes=", "").split("-", -1);
        return work.apply(Arrays.copyOfRange(bytes, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1));
    }

    Answer delete(Request request) {
        String versionId = request.query().get("versionId");
        if (versionId != null) {
            contents.removeVersion(request.key(), versionId);
            return new Answer(204, Map.of("x-amz-version-id", versionId), new byte[0]);
        }
        String etag = request.header("If-Match");
        if (!etag.isEmpty() && contents.find(request.key()).isEmpty()) {
            return Answer.error(404, "NoSuchKey");
        }
        Removal removal = contents.remove(
                request.key(),
                now -> etag.isEmpty() || now.filter(one -> isSame(etag, one)).isPresent());
        if (!removal.isDone()) {
            return Answer.error(412, "PreconditionFailed");
        }
        Map<String, String> headers = removal.marker().isEmpty()
                ? Map.of()
                : Map.of("x-amz-delete-marker", "true", "x-amz-version-id", removal.marker());
        return new Answer(204, headers, new byte[0]);
    }

    private static boolean isSame(String etag, Stored stored) {
        return etag.replace("\"", "").equals(stored.etag().replace("\"", ""));
    }

    /** A page of keys. */
    Answer deleteAll(Request request) {
        List<String> objects = OBJECT.matcher(new String(request.body(), StandardCharsets.UTF_8))
                .results()
                .map(object -> object.group(1))
                .toList();
        return Answer.xml(
                200,
                objects.stream()
                        .map(this::deleteOne)
                        .collect(Collectors.joining("", "<DeleteResult>", "</DeleteResult>")));
    }

    private String deleteOne(String object) {
        String key = first(KEY, object);
        String versionId = first(VERSION, object);
        String done = "<Deleted><Key>" + S3Listing.escaped(key) + "</Key>";
        if (!versionId.isEmpty()) {
            contents.removeVersion(key, versionId);
            return done + "<VersionId>" + versionId + "</VersionId></Deleted>";
        }
        String marker = contents.remove(key, now -> true).marker();
        return marker.isEmpty()
                ? done + "</Deleted>"
                : done + "<DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>" + marker
                        + "</DeleteMarkerVersionId></Deleted>";
    }

    static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? matcher.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#34;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&")
                : "";
    }
}

package dev.ballast.testing;

import dev.ballast.testing.S3Contents.Stored;
import dev.ballast.testing.S3Endpoint.Answer;
import dev.ballast.testing.S3Endpoint.Request;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Lists a bucket page by page: what is there now, in either version of the request, or all versions. */
record S3Listing(S3Contents contents) {
    private static final int PAGE = 1000;
    private static final String HEAD = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bucket</Name><Prefix>";

    Answer page(Request request) {
        String prefix = request.query().getOrDefault("prefix", "");
        String delimiter = request.query().getOrDefault("delimiter", "");
        int most = Math.min(PAGE, Integer.parseInt(request.query().getOrDefault("max-keys", "" + PAGE)));
        Page page = new Page();
        Iterator<Map.Entry<String, List<Stored>>> entries = from(prefix, after(request), delimiter);
        while (entries.hasNext()) {
            Map.Entry<String, List<Stored>> entry = entries.next();
            Stored newest = entry.getValue().get(0);
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (newest.isMarker()) {
                continue;
            }
            if (page.size == most) {
                page.isTruncated = true;
                break;
            }
            int end = delimiter.isEmpty() ? -1 : entry.getKey().indexOf(delimiter, prefix.length());
            if (end < 0) {
                page.add(entry.getKey(), newest);
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

    private Iterator<Map.Entry<String, List<Stored>>> from(String prefix, String after, String delimiter) {
        boolean isFolder = !delimiter.isEmpty() && after.endsWith(delimiter);
        String first = isFolder ? after + Character.MAX_VALUE : after;
        return first.compareTo(prefix) < 0 ? contents.from(prefix, true) : contents.from(first, false);
    }

    /** A page of versions ends with the last version of a key. */
    Answer versions(Request request) {
        String prefix = request.query().getOrDefault("prefix", "");
        Page page = new Page();
        Iterator<Map.Entry<String, List<Stored>>> entries =
                from(prefix, request.query().getOrDefault("key-marker", ""), "");
        while (entries.hasNext()) {
            Map.Entry<String, List<Stored>> entry = entries.next();
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (page.size >= PAGE) {
                page.isTruncated = true;
                break;
            }
            for (int i = 0; i < entry.getValue().size(); i++) {
                page.add(entry.getKey(), entry.getValue().get(i), i == 0);
            }
        }
        return Answer.xml(200, page.versions(prefix));
    }

    private static final class Page {
        private final StringBuilder text = new StringBuilder();
        private String last = "";
        private int size;
        private boolean isTruncated;

        void add(String key, Stored stored) {
            text.append("<Contents>").append(described(key, stored)).append("</Contents>");
            last = key;
            size++;
        }

        void add(String folder) {
            text.append("<CommonPrefixes><Prefix>").append(escaped(folder)).append("</Prefix></CommonPrefixes>");
            last = folder;
            size++;
        }

        void add(String key, Stored version, boolean isLatest) {
            String element = version.isMarker() ? "DeleteMarker" : "Version";
            text.append('<').append(element).append("><VersionId>").append(version.versionId());
            text.append("</VersionId><IsLatest>").append(isLatest).append("</IsLatest>");
            text.append(described(key, version)).append("</").append(element).append('>');
            last = key;
            size++;
        }

        private static String described(String key, Stored stored) {
            String what = "<Key>" + escaped(key) + "</Key><LastModified>"
                    + stored.modifiedAt().truncatedTo(ChronoUnit.MILLIS) + "</LastModified>";
            return stored.isMarker()
                    ? what
                    : what + "<ETag>" + escaped(stored.etag()) + "</ETag><Size>" + stored.sizeBytes()
                            + "</Size><StorageClass>STANDARD</StorageClass>";
        }

        String text(String prefix) {
            String token = Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
            return "<ListBucketResult" + HEAD + escaped(prefix) + "</Prefix><KeyCount>" + size + "</KeyCount><MaxKeys>"
                    + PAGE + "</MaxKeys><IsTruncated>" + isTruncated + "</IsTruncated>"
                    + (isTruncated
                            ? "<NextContinuationToken>" + token + "</NextContinuationToken><NextMarker>" + escaped(last)
                                    + "</NextMarker>"
                            : "")
                    + text + "</ListBucketResult>";
        }

        String versions(String prefix) {
            return "<ListVersionsResult" + HEAD + escaped(prefix) + "</Prefix><MaxKeys>" + PAGE
                    + "</MaxKeys><IsTruncated>" + isTruncated + "</IsTruncated>"
                    + (isTruncated
                            ? "<NextKeyMarker>" + escaped(last) + "</NextKeyMarker><NextVersionIdMarker>last"
                                    + "</NextVersionIdMarker>"
                            : "")
                    + text + "</ListVersionsResult>";
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package dev.ballast.testing;

import dev.ballast.testing.S3Contents.Stored;
import dev.ballast.testing.S3Endpoint.Answer;
import dev.ballast.testing.S3Endpoint.Request;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Uploads in parts. */
final class S3Uploads {
    private final S3Contents contents;
    private final S3Changes changes;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();

    private record Upload(String key, Instant begunAt, ConcurrentSkipListMap<Integer, byte[]> parts) {}

    S3Uploads(S3Contents contents, S3Changes changes) {
        this.contents = contents;
        this.changes = changes;
    }

    Answer begin(Request request) {
        String id = "upload-" + begun.incrementAndGet();
        uploads.put(id, new Upload(request.key(), Instant.now(), new ConcurrentSkipListMap<>()));
        return Answer.xml(
                200,
                "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>" + S3Listing.escaped(request.key())
                        + "</Key><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
    }

    /** Anything about one upload. */
    Answer answer(Request request) {
        String id = request.query().getOrDefault("uploadId", "");
        Upload upload = uploads.get(id);
        if (upload == null) {
            return Answer.error(404, "NoSuchUpload");
        }
        return switch (request.method()) {
            case "PUT" -> part(request, upload);
            case "GET" -> parts(upload);
            case "POST" -> complete(id, upload);
            default -> {
                uploads.remove(id);
                yield new Answer(204, Map.of(), new byte[0]);
            }
        };
    }

    private Answer part(Request request, Upload upload) {
        int number = Integer.parseInt(request.query().getOrDefault("partNumber", "1"));
        if (S3Changes.isCopy(request)) {
            return changes.fromSource(request, content -> {
                upload.parts().put(number, content);
                return S3Changes.copied("CopyPartResult", etag(content));
            });
        }
        upload.parts().put(number, request.body());
        return new Answer(200, Map.of("ETag", etag(request.body())), new byte[0]);
    }

    private Answer complete(String id, Upload upload) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        upload.parts().values().forEach(whole::writeBytes);
        byte[] content = whole.toByteArray();
        String etag = "\"" + S3Contents.md5(content) + "-" + upload.parts().size() + "\"";
        Stored stored = contents.put(upload.key(), content, Instant.now(), etag);
        uploads.remove(id);
        return Answer.xml(
                200,
                "<CompleteMultipartUploadResult><Bucket>bucket</Bucket><Key>" + S3Listing.escaped(upload.key())
                        + "</Key><ETag>" + S3Listing.escaped(stored.etag())
                        + "</ETag></CompleteMultipartUploadResult>");
    }

    private static Answer parts(Upload upload) {
        StringBuilder text = new StringBuilder("<ListPartsResult><IsTruncated>false</IsTruncated>");
        upload.parts()
                .forEach((number, content) -> text.append("<Part><PartNumber>")
                        .append(number)
                        .append("</PartNumber><LastModified>")
                        .append(upload.begunAt())
                        .append("</LastModified><ETag>")
                        .append(S3Listing.escaped(etag(content)))
                        .append("</ETag><Size>")
                        .append(content.length)
                        .append("</Size></Part>"));
        return Answer.xml(200, text.append("</ListPartsResult>").toString());
    }

    /** Those that were begun and not ended. */
    Answer list(Request request) {
        String prefix = request.query().getOrDefault("prefix", "");
        StringBuilder text = new StringBuilder("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>");
        uploads.forEach((id, upload) -> {
            if (upload.key().startsWith(prefix)) {
                text.append("<Upload><Key>").append(S3Listing.escaped(upload.key()));
                text.append("</Key><UploadId>").append(id).append("</UploadId><Initiated>");
                text.append(upload.begunAt()).append("</Initiated></Upload>");
            }
        });
        return Answer.xml(200, text.append("</ListMultipartUploadsResult>").toString());
    }

    private static String etag(byte[] part) {
        return "\"" + S3Contents.md5(part) + "\"";
    }
}

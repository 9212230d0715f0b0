package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry;
import dev.ballast.registry.Entry.BlobData;
import dev.ballast.registry.Entry.LayerLink;
import dev.ballast.registry.Entry.RevisionLink;
import dev.ballast.registry.Entry.TagHistoryLink;
import dev.ballast.registry.Entry.Unrecognised;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every file of a registry's storage, read back from the disk. */
final class TreeContent {
    private final NavigableMap<String, StoredAt> files = new TreeMap<>();
    private final NavigableMap<String, Instant> blobTimes = new TreeMap<>();
    private final NavigableMap<String, String> documents = new TreeMap<>();
    private final List<String> wrongDocuments = new ArrayList<>();
    private long bytes;

    private record StoredAt(long sizeBytes, Instant modifiedAt) {}

    static TreeContent of(Path root) throws IOException {
        TreeContent content = new TreeContent();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                content.add(path, root.relativize(path).toString());
            }
        }
        return content;
    }

    /** One line per file: path, size, time and, for documents, the digest of the content. */
    List<String> fingerprint() {
        List<String> lines = new ArrayList<>();
        files.forEach((path, stored) -> lines.add(path + " " + stored));
        documents.forEach((digest, text) -> lines.add(digest + " " + text));
        return lines;
    }

    List<String> paths(String part) {
        return files.keySet().stream().filter(path -> path.contains(part)).toList();
    }

    List<Instant> times(String part) {
        return paths(part).stream()
                .map(path ->
                        files.getOrDefault(path, new StoredAt(0, Instant.MIN)).modifiedAt())
                .toList();
    }

    List<String> unrecognised() {
        return files.keySet().stream()
                .filter(path -> RegistryLayout.classify(path) instanceof Unrecognised)
                .toList();
    }

    /** The digests in the links below such a path. */
    Set<String> digestsOf(String part) {
        return paths(part).stream()
                .map(TreeContent::linkedDigest)
                .flatMap(Optional::stream)
                .collect(toCollection(TreeSet::new));
    }

    Set<String> linkedDigests() {
        return digestsOf("/repositories/");
    }

    Set<String> blobs() {
        return blobTimes.keySet();
    }

    long bytes() {
        return bytes;
    }

    /** By their digests, the texts of all blobs that hold JSON. */
    Map<String, String> documents() {
        return documents;
    }

    /** Digests of documents with other content. */
    List<String> wrongDocuments() {
        return wrongDocuments;
    }

    Set<String> manifestDigests() {
        return documents.entrySet().stream()
                .filter(document -> document.getValue().startsWith("{\"schemaVersion\":2"))
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
    }

    List<String> linksOlderThanTheirBlob() {
        List<String> older = new ArrayList<>();
        files.forEach((path, link) -> linkedDigest(path)
                .map(blobTimes::get)
                .filter(stored -> stored.isAfter(link.modifiedAt()))
                .ifPresent(stored -> older.add(path + " is older than its blob, stored at " + stored)));
        return older;
    }

    private void add(Path path, String relative) throws IOException {
        StoredAt stored =
                new StoredAt(Files.size(path), Files.getLastModifiedTime(path).toInstant());
        files.put(relative, stored);
        if (RegistryLayout.classify(relative) instanceof BlobData blob) {
            blobTimes.put(blob.digest().toString(), stored.modifiedAt());
            bytes += stored.sizeBytes();
            addDocument(path, blob.digest(), stored.sizeBytes());
        }
    }

    private void addDocument(Path path, Digest digest, long sizeBytes) throws IOException {
        if (sizeBytes > 50_000) {
            return;
        }
        byte[] content = Files.readAllBytes(path);
        if (content.length > 0 && content[0] == '{') {
            documents.put(digest.toString(), new String(content, UTF_8));
            if (!Digest.sha256(content).equals(digest)) {
                wrongDocuments.add(digest.toString());
            }
        }
    }

    private static Optional<String> linkedDigest(String path) {
        Entry entry = RegistryLayout.classify(path);
        if (entry instanceof LayerLink link) {
            return Optional.of(link.digest().toString());
        }
        if (entry instanceof RevisionLink link) {
            return Optional.of(link.digest().toString());
        }
        return entry instanceof TagHistoryLink link ? Optional.of(link.digest().toString()) : Optional.empty();
    }
}

package dev.ballast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** What a bucket holds: of each key its versions, the newest first; without versions, only that one. */
final class S3Contents {
    private final ConcurrentSkipListMap<String, List<Stored>> keys = new ConcurrentSkipListMap<>();
    private final AtomicLong versions = new AtomicLong();
    private final boolean isVersioned;

    S3Contents(boolean isVersioned) {
        this.isVersioned = isVersioned;
    }

    /**
     * One version of an object, whose content lies in a file, or here.
     *
     * @param isMarker whether it says that there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares objects
    record Stored(
            Path file,
            byte[] content,
            long sizeBytes,
            Instant modifiedAt,
            String etag,
            String versionId,
            boolean isMarker) {
        byte[] bytes() {
            try {
                return content.length == 0 && sizeBytes > 0 ? Files.readAllBytes(file) : content;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean isVersioned() {
        return isVersioned;
    }

    int size() {
        return keys.size();
    }

    /** All files below a folder, which are read when they are asked for. */
    void put(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                Instant time = found.lastModifiedTime().toInstant();
                String etag = "\"" + Long.toHexString(time.toEpochMilli()) + "-" + found.size() + "\"";
                keys.put(
                        folder.relativize(file).toString(),
                        List.of(new Stored(file, new byte[0], found.size(), time, etag, nextVersion(), false)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Stored put(String key, byte[] content, Instant modifiedAt, String etag) {
        Stored stored = new Stored(Path.of(""), content, content.length, modifiedAt, etag, nextVersion(), false);
        keys.merge(key, List.of(stored), this::over);
        return stored;
    }

    Stored put(String key, byte[] content, Instant modifiedAt) {
        return put(key, content, modifiedAt, "\"" + md5(content) + "\"");
    }

    /** What is at a key now. */
    Optional<Stored> find(String key) {
        return Optional.ofNullable(keys.get(key)).map(all -> all.get(0)).filter(newest -> !newest.isMarker());
    }

    /**
     * Removes what is at a key, if it is as asked; where there are versions, a marker hides it.
     *
     * @return whether it was as asked, and the marker
     */
    Removal remove(String key, Predicate<Optional<Stored>> asked) {
        Stored marker = new Stored(Path.of(""), new byte[0], 0, Instant.now(), "", nextVersion(), true);
        List<Boolean> isDone = new ArrayList<>();
        keys.compute(key, (same, all) -> {
            Optional<Stored> now =
                    Optional.ofNullable(all).map(known -> known.get(0)).filter(one -> !one.isMarker());
            isDone.add(asked.test(now));
            if (!isDone.get(0)) {
                return all;
            }
            if (isVersioned) {
                return all == null ? List.of(marker) : over(all, List.of(marker));
            }
            return null;
        });
        return new Removal(isDone.get(0), isVersioned ? marker.versionId() : "");
    }

    /** @param marker its version; empty where there is none */
    record Removal(boolean isDone, String marker) {}

    /** Removes one version or marker: what is under it is there again. */
    void removeVersion(String key, String versionId) {
        keys.computeIfPresent(key, (same, all) -> {
            List<Stored> rest = all.stream()
                    .filter(one -> !one.versionId().equals(versionId))
                    .toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private List<Stored> over(List<Stored> before, List<Stored> newest) {
        if (!isVersioned) {
            return newest;
        }
        List<Stored> all = new ArrayList<>(newest);
        all.addAll(before);
        return List.copyOf(all);
    }

    /** Keys from one on, with their versions. */
    Iterator<Map.Entry<String, List<Stored>>> from(String key, boolean isInclusive) {
        return keys.tailMap(key, isInclusive).entrySet().iterator();
    }

    private String nextVersion() {
        return isVersioned ? String.format(Locale.ROOT, "v%012d", versions.incrementAndGet()) : "";
    }

    static String md5(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(content);
            return String.format(Locale.ROOT, "%032x", new BigInteger(1, hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has it", e);
        }
    }
}

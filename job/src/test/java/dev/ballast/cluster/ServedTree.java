package dev.ballast.cluster;

import dev.ballast.storage.StorageRoot;
import dev.ballast.testing.TestBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Serves what lies in a folder from an S3 endpoint, with the files' times and sizes, until it is ended. Of large files, which
 * nobody reads, it stores nothing.
 */
final class ServedTree {
    private static final long LARGE_BYTES = 1 << 20;
    private static final String PREFIX = "registry";

    private ServedTree() {}

    /** Prints the bucket's address, and then the endpoint's settings, KEY=VALUE in each line, and an empty line. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        TestBucket bucket = TestBucket.create();
        for (Path file : filesIn(folder)) {
            store(bucket, PREFIX + "/" + folder.relativize(file), file);
        }
        StorageRoot root = bucket.root().resolve(PREFIX);
        System.out.println(root);
        Map<String, String> settings = new TreeMap<>(TestBucket.settings());
        settings.forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println();
        Thread.currentThread().join();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void store(TestBucket bucket, String key, Path file) throws IOException {
        long sizeBytes = Files.size(file);
        bucket.store(key, sizeBytes > LARGE_BYTES ? new byte[0] : Files.readAllBytes(file));
        bucket.touch(key, Files.getLastModifiedTime(file).toInstant());
        bucket.resize(key, sizeBytes);
    }
}

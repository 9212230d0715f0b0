package dev.ballast.cli;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A registry to which happens what a sample wrote of it night by night: what is new comes, what is no longer there goes, and
 * what others did to it meanwhile stays done.
 */
final class LivingRegistry {
    private final Path root;
    private Map<String, String> before = Map.of();

    LivingRegistry(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Lets a night come, of which this is all. */
    void live(Path night) throws IOException {
        Map<String, String> now = files(night);
        for (String gone : Sets.difference(before.keySet(), now.keySet())) {
            Files.deleteIfExists(root.resolve(gone));
        }
        for (String file : now.keySet()) {
            if (!now.get(file).equals(before.get(file))) {
                link(night.resolve(file), root.resolve(file));
            }
        }
        before = now;
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.deleteIfExists(to);
        Files.createLink(to, from);
    }

    /** Times and sizes of a registry's files, by their paths. */
    static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root.resolve("docker"))) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return files;
    }
}

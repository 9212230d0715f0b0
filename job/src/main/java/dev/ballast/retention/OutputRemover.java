package dev.ballast.retention;

import dev.ballast.tables.DiskLocation;
import dev.ballast.tables.HadoopLocation;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The only code outside of {@code sweep} that deletes. It takes places relative to an output, in the shapes that Ballast gives
 * them and no other, and follows no symbolic link:
 *
 * <pre>{@code
 * runs/20261123T023000Z-9f8e7d6c          working tables
 * runs/.latest.json.4711                  what a killed process was just writing
 * plans/20261123T023000Z-1a2b3c4d         a plan
 * tables/images/run_date=2026-11-23       a day of a table
 * }</pre>
 *
 * @param output under which everything lies that it can remove
 */
record OutputRemover(Location output) {
    private static final Pattern PLACE = Pattern.compile("(runs|plans)/\\d{8}T\\d{6}Z-[0-9a-f]{8}"
            + "|runs/\\.[A-Za-z0-9_][A-Za-z0-9_.-]*\\.\\d+"
            + "|tables/[a-z_]+/run_date=\\d{4}-\\d{2}-\\d{2}");

    /**
     * Removes a place with everything in it; nothing happens if it is not there.
     *
     * @param first the file in it that goes first, so that nobody finds the rest without it; may be empty
     * @throws IllegalArgumentException if it is no place that may be removed
     */
    void remove(String place, String first) throws IOException {
        if (!PLACE.matcher(place).matches()) {
            throw new IllegalArgumentException("Not a place that may be removed: " + place);
        }
        Location target = output.resolve(place);
        if (target instanceof HadoopLocation location) {
            removeObjects(location, first);
        } else if (target instanceof DiskLocation location) {
            removeFiles(location.path(), first);
        }
    }

    private static void removeObjects(HadoopLocation place, String first) throws IOException {
        if (!first.isEmpty()) {
            place.fileSystem().delete(place.path(first), false);
        }
        place.fileSystem().delete(place.path(""), true);
    }

    private static void removeFiles(Path place, String first) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!first.isEmpty() && Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(place.resolve(first));
        }
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

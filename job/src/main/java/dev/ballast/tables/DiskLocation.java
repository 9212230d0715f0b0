package dev.ballast.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place on a disk. Nothing here needs Hadoop, whose local file system takes long to load and to work.
 *
 * @param path absolute, or relative to where the process was started
 */
public record DiskLocation(Path path) implements Location {

    @Override
    public Location resolve(String below) {
        return new DiskLocation(path.resolve(below));
    }

    @Override
    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public String hadoopPath() {
        return Locations.of(path);
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(path);
        if (!Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    @Override
    public boolean isFile() {
        return Files.isRegularFile(path);
    }

    @Override
    public long sizeBytes() throws IOException {
        return Files.size(path);
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public byte[] read() throws IOException {
        return Files.readAllBytes(path);
    }

    @Override
    public void write(Filling filling) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(path)) {
            filling.fill(out);
        }
    }

    @Override
    public void replace(Filling filling, Location staged) throws IOException {
        staged.write(filling);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.move(
                ((DiskLocation) staged).path(),
                path,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void take(Location folder, String last) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.move(((DiskLocation) folder).path(), path, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

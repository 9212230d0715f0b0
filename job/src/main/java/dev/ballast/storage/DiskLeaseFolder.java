package dev.ballast.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A lease on a disk, which several machines may mount. */
record DiskLeaseFolder(Path folder) implements LeaseFolder {

    @Override
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                add(file, entries);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return entries;
    }

    /** A file may have been renamed since it was listed. */
    private static void add(Path file, List<Entry> entries) throws IOException {
        try {
            entries.add(new Entry(
                    file.getFileName().toString(),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return;
        }
    }

    @Override
    public boolean create(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        try {
            Files.write(folder.resolve(name), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path staged = folder.resolve("." + name + "." + UUID.randomUUID());
        Files.write(staged, content);
        Files.move(staged, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Override
    public void rename(String name, String to) {
        try {
            Files.move(
                    folder.resolve(name),
                    folder.resolve(to),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return;
        }
    }
}

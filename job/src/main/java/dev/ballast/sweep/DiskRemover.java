package dev.ballast.sweep;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Reasons;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.storage.StorageRoot;
import dev.ballast.sweep.Restored.State;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A registry on a disk: things are moved aside by a rename, into a folder beside {@code docker} on the same file system. */
final class DiskRemover implements Remover {
    /** A moment's work. */
    private static final int HAND = 50;

    private final Path root;
    private final Quarantine quarantine;

    DiskRemover(StorageRoot root, Quarantine quarantine) {
        this(root.path(), quarantine);
    }

    DiskRemover(Path root, Quarantine quarantine) {
        this.root = root;
        this.quarantine = quarantine;
    }

    @Override
    public void probe() {
        Path probe = root.resolve(quarantine.probe());
        try {
            for (String folder : List.of(RegistryLayout.BLOBS, RegistryLayout.REPOSITORIES)) {
                requireWritable(root.resolve(folder));
            }
            Files.createDirectories(Objects.requireNonNull(probe.getParent()));
            Files.deleteIfExists(probe);
            Files.createFile(probe);
            Path moved = probe.resolveSibling(probe.getFileName() + ".moved");
            Files.move(probe, moved, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(moved);
        } catch (IOException e) {
            throw new StorageException(
                    Kind.DENIED,
                    "Cannot change the registry at " + root + ": " + place(e) + Reasons.of(e)
                            + ". Run as a user that may write to it.");
        }
    }

    private void requireWritable(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isWritable(folder)) {
            throw new FileSystemException(folder.toString(), null, "permission denied");
        }
        if (Files.exists(folder) && !Files.getFileStore(folder).equals(Files.getFileStore(root))) {
            throw new FileSystemException(
                    folder.toString(), null, "not on the file system of " + root + ", so nothing can be moved aside");
        }
    }

    private static String place(IOException problem) {
        return problem instanceof FileSystemException failure && failure.getFile() != null
                ? failure.getFile() + ": "
                : "";
    }

    @Override
    public int hand() {
        return HAND;
    }

    @Override
    public String quarantineOf(Target target) {
        return quarantine.of(target.place());
    }

    @Override
    public List<Act> quarantine(List<Target> targets) {
        return targets.stream().map(this::act).toList();
    }

    private Act act(Target target) {
        try {
            Optional<Evidence> evidence = evidence(target, target.place());
            if (evidence.isEmpty()) {
                boolean isAside = Files.exists(root.resolve(quarantineOf(target)), LinkOption.NOFOLLOW_LINKS);
                return Act.of(isAside ? Outcome.QUARANTINED : Outcome.ABSENT);
            }
            return evidence.get().isOf(target) ? moveAside(target) : Act.skipped(Act.CHANGED);
        } catch (NoSuchFileException e) {
            return Act.skipped(Act.CHANGED);
        } catch (IOException e) {
            return Act.failed(e);
        }
    }

    private Act moveAside(Target target) throws IOException {
        Path place = root.resolve(target.place());
        Path aside = root.resolve(quarantineOf(target));
        Files.createDirectories(parent(aside));
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        if (!evidence(target, quarantineOf(target))
                .map(moved -> moved.isAsPlanned(target))
                .orElse(false)) {
            // Somebody wrote it between the look at it and the move.
            moveBack(aside, place);
            return Act.skipped(Act.CHANGED);
        }
        tidy(place, target.ownFolders());
        return Act.of(Outcome.QUARANTINED);
    }

    /** Whether a crash came between the two steps of {@link #moveBack}: one file in both places. */
    private static boolean isHalfBack(Path aside, Path place) throws IOException {
        return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(place, aside);
    }

    /** Gives whether its place was free: what is there by now is not overwritten. */
    private static boolean moveBack(Path aside, Path place) throws IOException {
        Files.createDirectories(parent(place));
        if (Files.isRegularFile(aside, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createLink(place, aside);
                Files.delete(aside);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (UnsupportedOperationException | FileSystemException e) {
                // A file system without hard links.
            }
        }
        Files.move(aside, place);
        return true;
    }

    /** Size and time of what there is; of an upload, the sum and the newest of its files. */
    private record Evidence(long sizeBytes, Instant modifiedAt, boolean isLink) {
        boolean isOf(Target target) throws FileSystemException {
            if (isLink) {
                throw new FileSystemException(
                        target.place(), null, "a symbolic link, which Ballast does not follow here");
            }
            return isAsPlanned(target);
        }

        boolean isAsPlanned(Target target) {
            return target.isAsPlanned(sizeBytes, modifiedAt);
        }

        static Evidence of(Path file) throws IOException {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Evidence(
                    attributes.size(), attributes.lastModifiedTime().toInstant(), attributes.isSymbolicLink());
        }

        Evidence and(Evidence other) {
            return new Evidence(
                    sizeBytes + other.sizeBytes,
                    modifiedAt.isAfter(other.modifiedAt) ? modifiedAt : other.modifiedAt,
                    isLink || other.isLink);
        }
    }

    private Optional<Evidence> evidence(Target target, String place) throws IOException {
        Path path = root.resolve(place);
        try {
            return target.isFolder() ? files(path) : Optional.of(Evidence.of(path));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        }
    }

    private static Optional<Evidence> files(Path folder) throws IOException {
        Optional<Evidence> sum = Optional.empty();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.toList()) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Evidence file = Evidence.of(path);
                    sum = Optional.of(sum.map(file::and).orElse(file));
                }
            }
        }
        return sum;
    }

    @Override
    public List<Restored> restore(List<OutcomeRow> rows) {
        return rows.stream().map(this::restore).toList();
    }

    private Restored restore(OutcomeRow row) {
        Path aside = root.resolve(row.quarantine());
        Path place = root.resolve(quarantine.original(row.quarantine()));
        try {
            boolean isAside = Files.exists(aside, LinkOption.NOFOLLOW_LINKS);
            if (isAside && isHalfBack(aside, place)) {
                Files.delete(aside);
                tidy(aside, 1);
                return Restored.of(State.RESTORED);
            }
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return Restored.of(isAside ? State.PRESENT : State.IN_PLACE);
            }
            if (!isAside) {
                return Restored.of(State.LOST);
            }
            if (!moveBack(aside, place)) {
                return Restored.of(State.PRESENT);
            }
            tidyQuarantine(aside);
            return Restored.of(State.RESTORED);
        } catch (IOException e) {
            return new Restored(State.FAILED, Reasons.of(e));
        }
    }

    @Override
    public List<Act> purge(List<OutcomeRow> rows) {
        return rows.stream().map(this::purge).toList();
    }

    private Act purge(OutcomeRow row) {
        Path aside = root.resolve(row.quarantine());
        quarantine.original(row.quarantine());
        try {
            if (Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                MoreFiles.deleteRecursively(aside, RecursiveDeleteOption.ALLOW_INSECURE);
            }
            tidyQuarantine(aside);
            return Act.of(Outcome.DELETED);
        } catch (IOException e) {
            return Act.failed(e);
        }
    }

    @Override
    public boolean isAside(String path) {
        return Files.exists(root.resolve(quarantine.of(path)), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean isStored(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    private void tidyQuarantine(Path aside) {
        tidy(aside, aside.getNameCount() - root.resolve(Quarantine.FOLDER).getNameCount() - 1);
    }

    /**
     * Removes folders above a place as long as nothing is in them. Whoever fills one at this moment makes it again, or is
     * told to try again.
     */
    private static void tidy(Path place, int folders) {
        try {
            Path folder = place;
            for (int i = 0; i < folders; i++) {
                folder = parent(folder);
                Files.delete(folder);
            }
        } catch (IOException e) {
            // Something is in it, or somebody else removed it.
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "Nothing lies at the root");
    }
}

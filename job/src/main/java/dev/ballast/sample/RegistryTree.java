package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.ballast.registry.Digest;
import dev.ballast.registry.Entry.UploadFile;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Writes the storage of a Distribution registry on disk, file by file, each with the modification time that it is given.
 *
 * <p>It does what is asked and nothing more: a blob brings no link and a link no blob, so that every kind of damage can
 * be written too. Folders come into being as they are needed. Every failure is an {@link UncheckedIOException}.
 *
 * <pre>{@code
 * RegistryTree tree = new RegistryTree(folder);
 * Digest layer = tree.blob("layer".getBytes(UTF_8), at);
 * tree.layerLink("library/app", layer, at);
 * }</pre>
 */
public final class RegistryTree {

    private static final byte[] HASH_STATE = {'s', 'h', 'a', 3};

    private final Path root;

    /**
     * @param root the registry's rootdirectory: the folder that will hold {@code docker/registry/v2}
     */
    public RegistryTree(Path root) {
        this.root = root.toAbsolutePath();
    }

    public Path root() {
        return root;
    }

    /** The file or folder at a path of {@link RegistryLayout}. */
    public Path resolve(String path) {
        return root.resolve(path);
    }

    /**
     * Stores these bytes under their sha256 digest. A blob that is there already stays as it is, with its time, as in a
     * registry.
     */
    public Digest blob(byte[] content, Instant modifiedAt) {
        Digest digest = Digest.sha256(content);
        blobIfAbsent(digest, content, modifiedAt);
        return digest;
    }

    /** Stores these bytes, whose digest is known; whether the blob was not there yet. */
    boolean blobIfAbsent(Digest digest, byte[] content, Instant modifiedAt) {
        Path path = blobPath(digest);
        if (!isNew(path)) {
            return false;
        }
        write(path, content, modifiedAt);
        return true;
    }

    /**
     * Stores a file of this length that takes no space on the disk. Its content is zeros, which do not hash to the
     * digest. A blob that is there already stays as it is.
     *
     * @return whether the blob was not there yet
     */
    public boolean sparseBlob(Digest digest, long sizeBytes, Instant modifiedAt) {
        Path path = blobPath(digest);
        if (!isNew(path)) {
            return false;
        }
        writeSparse(path, sizeBytes, modifiedAt);
        return true;
    }

    /**
     * Shares a blob with another tree on the same disk: the same file, so the same bytes and time, and no more space.
     *
     * @return whether the blob was not there yet
     */
    public boolean blobOf(RegistryTree other, Digest digest) {
        Path path = blobPath(digest);
        if (!isNew(path)) {
            return false;
        }
        try {
            Files.createLink(path, other.blobPath(digest));
            return true;
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** Says that the repository has this layer or config. */
    public void layerLink(String repository, Digest digest, Instant modifiedAt) {
        link(RegistryLayout.layerLinkPath(repository, digest), digest, modifiedAt);
    }

    /** Says that the repository has this manifest. */
    public void revisionLink(String repository, Digest digest, Instant modifiedAt) {
        link(RegistryLayout.revisionLinkPath(repository, digest), digest, modifiedAt);
    }

    /** Lets the tag point at this manifest, now and in its history; an earlier manifest stays in the history. */
    public void tag(String repository, String tag, Digest digest, Instant modifiedAt) {
        tagHistory(repository, tag, digest, modifiedAt);
        link(RegistryLayout.tagCurrentLinkPath(repository, tag), digest, modifiedAt);
    }

    /** Says that the tag once pointed at this manifest. */
    public void tagHistory(String repository, String tag, Digest digest, Instant modifiedAt) {
        link(RegistryLayout.tagHistoryLinkPath(repository, tag, digest), digest, modifiedAt);
    }

    /**
     * Begins an upload that nobody finished: the bytes so far (a sparse file), the hash state after them, and the time
     * when it began.
     *
     * @param upload the upload's UUID
     */
    public void upload(String repository, String upload, long sizeBytes, Instant startedAt) {
        Path data = resolve(RegistryLayout.uploadPath(repository, upload, UploadFile.DATA));
        makeFolder(folderOf(data));
        writeSparse(data, sizeBytes, startedAt);
        file(
                RegistryLayout.uploadPath(repository, upload, UploadFile.STARTED_AT),
                startedAt.toString().getBytes(UTF_8),
                startedAt);
        file(RegistryLayout.uploadPath(repository, upload, "hashstates/sha256/" + sizeBytes), HASH_STATE, startedAt);
    }

    /** Writes any file, in place of the one that is there. */
    public void file(String path, byte[] content, Instant modifiedAt) {
        Path file = resolve(path);
        makeFolder(folderOf(file));
        write(file, content, modifiedAt);
    }

    private Path blobPath(Digest digest) {
        return resolve(RegistryLayout.blobPath(digest));
    }

    private void link(String path, Digest digest, Instant modifiedAt) {
        file(path, digest.toString().getBytes(UTF_8), modifiedAt);
    }

    private static boolean isNew(Path path) {
        return makeFolder(folderOf(path)) || Files.notExists(path);
    }

    /** Whether the folder was made. Nearly always its parent exists, and nothing is asked before it is made. */
    private static boolean makeFolder(Path folder) {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (NoSuchFileException e) {
            makeFolder(folderOf(folder));
            return makeFolder(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static Path folderOf(Path path) {
        return requireNonNull(path.getParent(), "An absolute path below the root has a parent");
    }

    private static void write(Path path, byte[] content, Instant modifiedAt) {
        try {
            Files.write(path, content);
            setTime(path, modifiedAt);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static void writeSparse(Path path, long sizeBytes, Instant modifiedAt) {
        try {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(sizeBytes);
            }
            setTime(path, modifiedAt);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static void setTime(Path path, Instant modifiedAt) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(modifiedAt));
    }

    private static UncheckedIOException cannotWrite(Path path, IOException cause) {
        return new UncheckedIOException("Cannot write " + path + ": " + cause.getMessage(), cause);
    }
}

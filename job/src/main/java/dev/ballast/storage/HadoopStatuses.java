package dev.ballast.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/** What any of Hadoop's file systems lists. */
final class HadoopStatuses implements Answers {
    private final HadoopStore store;
    private final String folder;
    private final RemoteIterator<? extends FileStatus> statuses;
    private final Consumer<String> folders;

    /**
     * Goes on with a listing that has begun.
     *
     * @param folders hears of folders among what is listed
     */
    HadoopStatuses(
            HadoopStore store, String folder, RemoteIterator<? extends FileStatus> statuses, Consumer<String> folders) {
        this.store = store;
        this.folder = folder;
        this.statuses = statuses;
        this.folders = folders;
    }

    @Override
    public @Nullable Listed next() throws IOException {
        while (statuses.hasNext()) {
            FileStatus status = statuses.next();
            String path = store.relative(status.getPath());
            if (!status.isDirectory()) {
                return path.equals(folder) ? Unlisted.becauseItIsAFile(folder) : file(path, status);
            }
            folders.accept(path);
        }
        return null;
    }

    private static StoredFile file(String path, FileStatus status) {
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        return new StoredFile(
                path, status.getLen(), Instant.ofEpochMilli(status.getModificationTime()), etag == null ? "" : etag);
    }

    @Override
    public long requests() {
        return SentRequests.ofListing(statuses);
    }
}

package dev.ballast.storage;

import com.google.common.collect.AbstractIterator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/** One listing, page by page. If the storage fails in the middle of it, the last thing it gives is an {@link Unlisted}. */
final class HadoopListing extends AbstractIterator<Listed> {

    /** How the listing of a folder begins. */
    interface Opening {
        RemoteIterator<? extends FileStatus> list(FileSystem files, Path folder) throws IOException;
    }

    private final HadoopStore store;
    private final RequestCounter counter;
    private final String folder;
    private final Consumer<String> folders;
    private @Nullable RemoteIterator<? extends FileStatus> statuses;
    private @Nullable Unlisted failure;
    private final RecentPaths recent = new RecentPaths();
    private boolean anySeen;
    private boolean counted;

    /**
     * Begins the listing; the first page is there when this returns.
     *
     * @param folders hears of folders among what is listed
     */
    HadoopListing(HadoopStore store, RequestCounter counter, String folder, Opening opening, Consumer<String> folders) {
        this.store = store;
        this.counter = counter;
        this.folder = folder;
        this.folders = folders;
        try {
            this.statuses = opening.list(store.files(), store.path(folder));
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    @Override
    protected @Nullable Listed computeNext() {
        try {
            while (statuses != null && statuses.hasNext()) {
                FileStatus status = statuses.next();
                anySeen = true;
                Listed listed = listed(status);
                if (listed instanceof StoredFile file && recent.hold(file.path())) {
                    failure = new Unlisted(folder, "the storage listed " + file.path() + " twice");
                    return last();
                }
                if (listed != null) {
                    return listed;
                }
            }
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
        return last();
    }

    private @Nullable Listed last() {
        Unlisted said = failure;
        if (!counted) {
            counter.listed(SentRequests.ofListing(statuses));
            counted = true;
        }
        statuses = null;
        failure = null;
        return said == null ? endOfData() : said;
    }

    private @Nullable Listed listed(FileStatus status) {
        String path = store.relative(status.getPath());
        if (status.isDirectory()) {
            folders.accept(path);
            return null;
        }
        if (path.equals(folder)) {
            return new Unlisted(folder, "it is a file");
        }
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        return new StoredFile(
                path, status.getLen(), Instant.ofEpochMilli(status.getModificationTime()), etag == null ? "" : etag);
    }

    private void failed(Exception problem) {
        if (!(problem instanceof FileNotFoundException) || anySeen || exists()) {
            failure = new Unlisted(folder, Reasons.of(problem));
        }
    }

    /** A folder that is not there is empty; one that is, and in which something vanished, was not listed to its end. */
    private boolean exists() {
        try {
            return store.files().exists(store.path(folder));
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }
}

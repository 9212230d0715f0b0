package dev.ballast.storage;

import com.google.common.collect.AbstractIterator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One listing, page by page. If the storage fails in the middle of it, the last thing it gives is an {@link Unlisted}. */
final class HadoopListing extends AbstractIterator<Listed> {

    /** How the listing of a folder begins. */
    interface Opening {
        Answers begun() throws IOException;
    }

    private final HadoopStore store;
    private final RequestCounter counter;
    private final String folder;
    private @Nullable Answers answers;
    private @Nullable Unlisted failure;
    private final RecentPaths recent = new RecentPaths();
    private boolean anySeen;
    private boolean counted;

    HadoopListing(HadoopStore store, RequestCounter counter, String folder, Opening opening) {
        this.store = store;
        this.counter = counter;
        this.folder = folder;
        try {
            this.answers = opening.begun();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    @Override
    protected @Nullable Listed computeNext() {
        Listed listed = answered();
        if (listed instanceof StoredFile file && recent.hold(file.path())) {
            failure = new Unlisted(folder, "the storage listed " + file.path() + " twice");
            return last();
        }
        return listed == null ? last() : listed;
    }

    private @Nullable Listed answered() {
        try {
            Listed listed = answers == null ? null : answers.next();
            anySeen |= listed != null;
            return listed;
        } catch (IOException | RuntimeException e) {
            failed(e);
            return null;
        }
    }

    private @Nullable Listed last() {
        Unlisted said = failure;
        if (!counted) {
            counter.listed(answers == null ? 1 : answers.requests());
            counted = true;
        }
        answers = null;
        failure = null;
        return said == null ? endOfData() : said;
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

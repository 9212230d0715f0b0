package dev.ballast.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lists a storage through Hadoop. On S3, everything below a folder takes one request per thousand keys, at any depth, and is
 * asked of its client ({@link S3Keys}). Markers of folders, which some tools leave as empty keys that end in a slash, are no
 * files.
 */
public final class HadoopLister implements StorageLister {
    private static final long serialVersionUID = 1;

    private final HadoopStore store;
    private final RequestCounter counter;

    HadoopLister(HadoopStore store, RequestCounter counter) {
        this.store = store;
        this.counter = counter;
    }

    @Override
    public boolean isFlat() {
        return true;
    }

    @Override
    public StorageLister counting(RequestCounter requests) {
        return new HadoopLister(store, requests);
    }

    @Override
    public Iterator<Listed> below(String folder) {
        return new HadoopListing(store, counter, folder, () -> everythingBelow(folder));
    }

    private Answers everythingBelow(String folder) throws IOException {
        Optional<S3Requests> s3 = store.s3().filter(S3Requests::knowsVersion2);
        return s3.isPresent()
                ? new S3Keys(s3.get(), folder)
                : new HadoopStatuses(store, folder, store.files().listFiles(store.path(folder), true), subfolder -> {});
    }

    @Override
    public FolderContent in(String folder) {
        List<String> folders = new ArrayList<>();
        List<Listed> files = new ArrayList<>();
        new HadoopListing(store, counter, folder, () -> directlyIn(folder, folders::add)).forEachRemaining(files::add);
        Collections.sort(folders);
        return new FolderContent(folders, files);
    }

    private Answers directlyIn(String folder, Consumer<String> folders) throws IOException {
        return new HadoopStatuses(store, folder, store.files().listStatusIterator(store.path(folder)), folders);
    }
}

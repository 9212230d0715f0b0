package dev.ballast.testing;

import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import java.util.Iterator;

/** Of a storage that nobody is to list. */
public record NoLister() implements StorageLister {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Listed> below(String folder) {
        throw new AssertionError("Nothing is to be listed, and " + folder + " was");
    }

    @Override
    public FolderContent in(String folder) {
        throw new AssertionError("Nothing is to be listed, and " + folder + " was");
    }
}

package dev.ballast.testing;

import com.google.common.collect.Iterators;
import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StoredFile;
import dev.ballast.storage.Unlisted;
import java.util.Iterator;
import java.util.List;

/** A storage that does not list one folder, nor anything below it. */
public record FailingLister(StorageLister lister, String denied) implements StorageLister {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Listed> below(String folder) {
        if (isDenied(folder)) {
            return Iterators.singletonIterator(unlisted());
        }
        Iterator<Listed> seen = Iterators.filter(
                lister.below(folder), listed -> !(listed instanceof StoredFile file && isDenied(file.path())));
        return denied.startsWith(folder + "/") ? Iterators.concat(seen, Iterators.singletonIterator(unlisted())) : seen;
    }

    @Override
    public FolderContent in(String folder) {
        return isDenied(folder) ? new FolderContent(List.of(), List.of(unlisted())) : lister.in(folder);
    }

    private boolean isDenied(String path) {
        return path.equals(denied) || path.startsWith(denied + "/");
    }

    private Listed unlisted() {
        return new Unlisted(denied, "permission denied");
    }
}

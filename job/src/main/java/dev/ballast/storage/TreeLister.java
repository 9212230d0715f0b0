package dev.ballast.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Lists a folder of a local file system by walking it. Symbolic links are followed, as the registry follows them; one
 * that leads nowhere or in a circle cannot be listed.
 */
public final class TreeLister implements StorageLister {
    private static final long serialVersionUID = 1;

    private final String root;

    public TreeLister(StorageRoot root) {
        this.root = root.path().toString();
    }

    @Override
    public Iterator<Listed> below(String folder) {
        return new Walk(folder);
    }

    @Override
    public FolderContent in(String folder) {
        List<String> folders = new ArrayList<>();
        List<Listed> files = new ArrayList<>();
        for (Place place : look(folder)) {
            if (place.isFolder()) {
                folders.add(place.path());
            } else {
                files.add(place.listed());
            }
        }
        Collections.sort(folders);
        return new FolderContent(folders, files);
    }

    /** One entry of a folder; a folder has nothing listed yet. */
    private record Place(String path, @Nullable Listed content) {
        boolean isFolder() {
            return content == null;
        }

        Listed listed() {
            if (content == null) {
                throw new IllegalStateException("A folder is no file: " + path);
            }
            return content;
        }
    }

    private final class Walk implements Iterator<Listed> {
        private final Deque<Place> waiting = new ArrayDeque<>();

        Walk(String folder) {
            waiting.add(new Place(folder, null));
            descend();
        }

        @Override
        public boolean hasNext() {
            return !waiting.isEmpty();
        }

        @Override
        public Listed next() {
            Place place = waiting.poll();
            if (place == null) {
                throw new NoSuchElementException();
            }
            descend();
            return place.listed();
        }

        /** Opens folders until a file stands first. */
        private void descend() {
            Place first = waiting.peek();
            while (first != null && first.isFolder()) {
                waiting.remove();
                look(first.path()).forEach(waiting::push);
                first = waiting.peek();
            }
        }
    }

    private List<Place> look(String folder) {
        List<Place> places = new ArrayList<>(4);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(root, folder))) {
            for (Path entry : entries) {
                Place place = lookAt(folder, entry);
                if (place != null) {
                    places.add(place);
                }
            }
        } catch (NoSuchFileException e) {
            return places;
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            places.add(new Place(folder, new Unlisted(folder, Reasons.of(e))));
        }
        return places;
    }

    private @Nullable Place lookAt(String folder, Path entry) {
        String path = folder.isEmpty() ? entry.getFileName().toString() : folder + "/" + entry.getFileName();
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isSymbolicLink() ? follow(path, entry) : place(path, attributes);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return new Place(path, new Unlisted(path, Reasons.of(e)));
        }
    }

    private static Place place(String path, BasicFileAttributes attributes) {
        return attributes.isDirectory()
                ? new Place(path, null)
                : new Place(
                        path,
                        new StoredFile(
                                path,
                                attributes.size(),
                                attributes.lastModifiedTime().toInstant()));
    }

    private Place follow(String path, Path link) throws IOException {
        try {
            return leadsBack(link)
                    ? new Place(path, new Unlisted(path, "symbolic link to a folder that holds it"))
                    : place(path, Files.readAttributes(link, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return new Place(path, new Unlisted(path, "symbolic link to nothing"));
        }
    }

    /**
     * Whether following the link leads to a folder that the walk is in. The folders on the way may be links themselves, so
     * that each has to be looked at by its real place.
     */
    private boolean leadsBack(Path link) throws IOException {
        Path target = link.toRealPath();
        Path top = Path.of(root);
        for (Path above = link.getParent(); above != null && above.startsWith(top); above = above.getParent()) {
            if (above.toRealPath().startsWith(target)) {
                return true;
            }
        }
        return false;
    }
}

package dev.ballast.storage;

import java.util.List;

/**
 * What lies directly in one folder.
 *
 * @param folders paths of its sub-folders, sorted
 * @param files its files, and what could not be looked at
 */
public record FolderContent(List<String> folders, List<Listed> files) {
    public FolderContent {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }
}

package dev.ballast.sample;

import java.nio.file.Path;

/**
 * An inventory that was written.
 *
 * @param manifest what {@code run --inventory} takes
 * @param registry the rootdirectory that holds the files which a run reads
 * @param objects lines of the inventory
 */
public record WrittenInventory(
        Path manifest, Path registry, long repositories, long manifests, long blobs, long objects) {}

package dev.ballast.sample;

import java.nio.file.Path;
import java.time.Instant;

/**
 * What was written for one night.
 *
 * @param root the registry's rootdirectory
 * @param asOf when the night was
 * @param repositories how many anything had been pushed to
 * @param tags with those of signatures
 * @param manifests revisions, summed over the repositories
 * @param blobs stored
 * @param bytes of these blobs
 */
public record WrittenTree(
        Path root, Instant asOf, long repositories, long tags, long manifests, long blobs, long bytes) {}

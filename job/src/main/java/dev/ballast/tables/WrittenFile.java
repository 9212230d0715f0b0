package dev.ballast.tables;

import java.nio.file.Path;

/** One file of rows, and what was counted while it was written. */
public record WrittenFile(Path file, Counts counts) {}

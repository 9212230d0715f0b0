package dev.ballast.tables;

/** One file of rows, and what was counted while it was written. */
public record WrittenFile(Location file, Counts counts) {}

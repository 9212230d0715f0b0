package dev.ballast.reports.model;

/** A row of the published table {@code layer_sharing}: how many blobs have that many references. */
public record SharingRow(long referenceCount, long blobs, long bytes) {}

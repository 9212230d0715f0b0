package dev.ballast.reports.model;

import java.time.Instant;

/** One day of the trend: columns of table {@code runs} of that day's last run. */
public record HistoryPoint(
        Instant runAt,
        long storedBytes,
        long referencedBytes,
        long unreferencedBytes,
        long logicalBytes,
        long blobs,
        long repositories,
        long plannedBytes) {}

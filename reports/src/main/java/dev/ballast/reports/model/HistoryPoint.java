package dev.ballast.reports.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One day of the trend: columns of table {@code runs} of that day's last run; older ones lack the last. */
public record HistoryPoint(
        Instant runAt,
        long storedBytes,
        long referencedBytes,
        long unreferencedBytes,
        long logicalBytes,
        long blobs,
        long repositories,
        long plannedBytes,
        @Nullable Long quarantinedBytes) {}

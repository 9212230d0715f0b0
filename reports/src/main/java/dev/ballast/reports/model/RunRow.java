package dev.ballast.reports.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The run's row of the published table {@code runs}, column by column in its order. */
public record RunRow(
        String runId,
        Instant runAt,
        String status,
        boolean incomplete,
        String registry,
        String layout,
        String toolVersion,
        @Nullable String policySha256,
        Instant startedAt,
        Instant finishedAt,
        double durationSeconds,
        long repositories,
        long projects,
        long tags,
        long manifests,
        long images,
        long blobs,
        long storedBytes,
        long referencedBlobs,
        long referencedBytes,
        long unreferencedBlobs,
        long unreferencedBytes,
        long protectedBlobs,
        long protectedBytes,
        long plannedItems,
        long plannedBytes,
        long logicalBytes,
        long repositoryBytes,
        long savedWithinRepositoriesBytes,
        long savedAcrossRepositoriesBytes,
        @Nullable Double dedupRatio,
        long missingBlobs,
        long unreadableManifests,
        long problems,
        long uploadBytes,
        @Nullable Long listRequests,
        @Nullable Long getRequests,
        @Nullable Long quarantinedBytes) {

    public static final String OK = "ok";
    public static final String INCOMPLETE = "incomplete";
    public static final String REFUSED = "refused";

    /** This run as later runs remember it. */
    public HistoryPoint point() {
        return new HistoryPoint(
                runAt,
                storedBytes,
                referencedBytes,
                unreferencedBytes,
                logicalBytes,
                blobs,
                repositories,
                plannedBytes,
                quarantinedBytes);
    }
}

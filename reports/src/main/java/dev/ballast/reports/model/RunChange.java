package dev.ballast.reports.model;

import java.time.Instant;
import java.util.List;

/**
 * This run less the previous one.
 *
 * @param repositoriesChanged the largest changes of {@code distinct_bytes}, largest first
 */
public record RunChange(
        Instant previousRunAt,
        long storedBytes,
        long referencedBytes,
        long unreferencedBytes,
        long logicalBytes,
        long blobs,
        long repositories,
        long plannedBytes,
        List<RepositoryChange> repositoriesChanged) {

    /** One repository then and now; 0 where it was not or is no more. */
    public record RepositoryChange(String repository, long previousDistinctBytes, long distinctBytes) {
        public long bytes() {
            return distinctBytes - previousDistinctBytes;
        }
    }

    public RunChange {
        repositoriesChanged = List.copyOf(repositoriesChanged);
    }

    /** What changed from one run to the next. */
    public static RunChange between(HistoryPoint previous, HistoryPoint now, List<RepositoryChange> repositories) {
        return new RunChange(
                previous.runAt(),
                now.storedBytes() - previous.storedBytes(),
                now.referencedBytes() - previous.referencedBytes(),
                now.unreferencedBytes() - previous.unreferencedBytes(),
                now.logicalBytes() - previous.logicalBytes(),
                now.blobs() - previous.blobs(),
                now.repositories() - previous.repositories(),
                now.plannedBytes() - previous.plannedBytes(),
                repositories);
    }
}

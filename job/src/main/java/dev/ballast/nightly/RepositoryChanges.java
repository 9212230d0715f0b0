package dev.ballast.nightly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Comparators;
import com.google.common.collect.Streams;
import dev.ballast.reports.model.RunChange.RepositoryChange;
import dev.ballast.tables.RepositorySums;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The repositories whose distinct bytes changed, found by going through both tables side by side: both are sorted by name. */
final class RepositoryChanges extends AbstractIterator<RepositoryChange> {
    private static final Comparator<RepositoryChange> BY_BYTES = comparingLong(
                    (RepositoryChange change) -> Math.abs(change.bytes()))
            .thenComparing(comparing(RepositoryChange::repository).reversed());

    private final Iterator<Map<String, @Nullable Object>> olds;
    private final Iterator<Map<String, @Nullable Object>> news;
    private @Nullable Repository before;
    private @Nullable Repository now;

    private record Repository(String name, long bytes) {
        static @Nullable Repository next(Iterator<Map<String, @Nullable Object>> rows) {
            if (!rows.hasNext()) {
                return null;
            }
            Map<String, @Nullable Object> row = rows.next();
            return new Repository(String.valueOf(row.get("repository")), (Long)
                    Objects.requireNonNull(row.get(RepositorySums.DISTINCT_BYTES)));
        }

        /** Spark sorts texts by their bytes. */
        int compareTo(Repository other) {
            return Arrays.compareUnsigned(name.getBytes(UTF_8), other.name.getBytes(UTF_8));
        }
    }

    private RepositoryChanges(
            Iterator<Map<String, @Nullable Object>> olds, Iterator<Map<String, @Nullable Object>> news) {
        this.olds = olds;
        this.news = news;
        this.before = Repository.next(olds);
        this.now = Repository.next(news);
    }

    /**
     * The largest changes, largest first.
     *
     * @param olds rows of the table {@code repositories} of another run
     * @param news rows of this run's
     */
    static List<RepositoryChange> largest(
            int most, Iterator<Map<String, @Nullable Object>> olds, Iterator<Map<String, @Nullable Object>> news) {
        return Streams.stream(new RepositoryChanges(olds, news)).collect(Comparators.greatest(most, BY_BYTES));
    }

    @Override
    protected @Nullable RepositoryChange computeNext() {
        while (before != null || now != null) {
            RepositoryChange change = step(before, now);
            if (change.bytes() != 0) {
                return change;
            }
        }
        return endOfData();
    }

    /** What the first name of both has in each, and on to the next. */
    private RepositoryChange step(@Nullable Repository old, @Nullable Repository young) {
        if (young == null || (old != null && old.compareTo(young) < 0)) {
            Repository gone = Objects.requireNonNull(old);
            before = Repository.next(olds);
            return new RepositoryChange(gone.name(), gone.bytes(), 0);
        }
        now = Repository.next(news);
        if (old == null || old.compareTo(young) > 0) {
            return new RepositoryChange(young.name(), 0, young.bytes());
        }
        before = Repository.next(olds);
        return new RepositoryChange(young.name(), old.bytes(), young.bytes());
    }
}

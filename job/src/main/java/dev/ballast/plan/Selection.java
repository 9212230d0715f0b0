package dev.ballast.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which items of a plan are approved. An empty list selects nothing away.
 *
 * @param onlyRepositories only what lies in one of these repositories, or what only one of them links
 * @param onlyReasons only what is planned for one of these reasons
 * @param except digests, repositories, and tags such as {@code library/app:v1}, that stay
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Selection(List<String> onlyRepositories, List<String> onlyReasons, List<String> except) {
    /** Everything that is planned. */
    public static final Selection EVERYTHING = new Selection(List.of(), List.of(), List.of());

    public Selection {
        onlyRepositories = List.copyOf(onlyRepositories);
        onlyReasons = List.copyOf(onlyReasons);
        except = List.copyOf(except);
    }

    /** Whether an item is approved. */
    public boolean takes(PlanItem item) {
        return (onlyRepositories.isEmpty() || onlyRepositories.contains(item.owner()))
                && (onlyReasons.isEmpty() || onlyReasons.contains(item.reason()))
                && names(item).noneMatch(except::contains);
    }

    /** Everything that this selection says, less what an item is called. */
    Set<String> unsaid(Iterator<PlanItem> items) {
        Set<String> left = new TreeSet<>(except);
        left.addAll(onlyRepositories);
        left.addAll(onlyReasons);
        while (items.hasNext() && !left.isEmpty()) {
            PlanItem item = items.next();
            left.remove(item.reason());
            names(item).forEach(left::remove);
        }
        return left;
    }

    private static Stream<String> names(PlanItem item) {
        return Stream.of(item.digest(), item.owner(), item.repository() + ":" + item.tag());
    }
}

package dev.ballast.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Which items of a plan are approved. An empty list selects nothing away.
 *
 * @param onlyRepositories only what lies in one of these repositories, or what only one of them links
 * @param onlyReasons only what is planned for one of these reasons
 * @param except digests and repositories that stay
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
                && !except.contains(item.digest())
                && !except.contains(item.owner());
    }
}

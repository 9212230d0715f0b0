package dev.ballast.explain;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.tables.RowSearch;
import dev.ballast.tables.RowSearch.Found;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a plan takes something of what was asked about, or that something keeps it for now.
 *
 * @param item blob, layer_link, revision_link, tag_link or tag_history_link
 * @param reason why it may go
 * @param rule the policy's rule that takes it; nothing if no rule has to
 * @param protectedBy what keeps it although nothing needs it; nothing if it is planned
 * @param protectedUntil when its age alone no longer keeps it; nothing if it is planned
 */
public record Planned(
        String planId,
        String planStatus,
        Instant expiresAt,
        @Nullable String item,
        @Nullable String reason,
        @Nullable String repository,
        @Nullable String path,
        @Nullable String rule,
        @Nullable String evidence,
        @Nullable String protectedBy,
        @Nullable Instant protectedUntil) {

    /** Older ones have expired long ago. */
    static final int NEWEST_PLANS = 10;

    private static final String ITEMS = "items.parquet";
    private static final String PROTECTED = "protected.parquet";
    private static final int MOST = 1_000;
    private static final List<String> COLUMNS = List.of(
            "item", "reason", "repository", "path", "tag", "rule", "evidence", "protected_by", "protected_until");

    /** Everything that plans hold about it, the newest plan first; what is kept for now, from the newest only. */
    static List<Planned> of(PlanLibrary library, Asked asked) throws IOException {
        List<Planned> found = new ArrayList<>();
        List<DeletionPlan> plans = library.plans();
        for (DeletionPlan plan : plans.subList(0, Math.min(NEWEST_PLANS, plans.size()))) {
            if (plan.total().items() > 0) {
                found.addAll(in(library, plan, ITEMS, asked));
            }
            if (plan.equals(plans.get(0)) && plan.protectedTotal().items() > 0) {
                found.addAll(in(library, plan, PROTECTED, asked));
            }
        }
        return List.copyOf(found);
    }

    private static List<Planned> in(PlanLibrary library, DeletionPlan plan, String file, Asked asked)
            throws IOException {
        boolean isTag = asked.tag() != null;
        RowSearch search = new RowSearch(
                isTag ? "tag" : "digest",
                Set.of(Objects.requireNonNull(isTag ? asked.tag() : asked.digest())),
                COLUMNS,
                MOST);
        return search.inFile(library.folder(plan.planId()).resolve(file)).stream()
                .filter(row -> row.text("repository") == null ? !isTag : asked.isIn(row.text("repository")))
                .map(row -> of(plan, row))
                .toList();
    }

    private static Planned of(DeletionPlan plan, Found row) {
        return new Planned(
                plan.planId(),
                plan.status(),
                plan.expiresAt(),
                row.text("item"),
                row.text("reason"),
                row.text("repository"),
                row.text("path"),
                row.text("rule"),
                row.text("evidence"),
                row.text("protected_by"),
                row.row().get("protected_until") == null
                        ? null
                        : Instant.EPOCH.plus(row.number("protected_until"), ChronoUnit.MICROS));
    }
}

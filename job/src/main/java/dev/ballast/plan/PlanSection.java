package dev.ballast.plan;

import static com.google.common.base.Strings.emptyToNull;

import dev.ballast.plan.DeletionPlan.Change;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.reports.model.PlanReport;
import dev.ballast.reports.model.PlanReport.Amount;
import dev.ballast.reports.model.PlanReport.GateOutcome;
import dev.ballast.reports.model.PlanReport.PlanChange;
import dev.ballast.reports.model.PlanReport.PlannedItem;
import dev.ballast.reports.model.PlanReport.ReasonAmount;
import dev.ballast.reports.model.PlanReport.RepositoryAmount;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a report says of a plan. */
public final class PlanSection {
    private PlanSection() {}

    /** The head of the plan and what stands out among its items, in the report's words. */
    public static PlanReport of(DeletionPlan plan, Highlights highlights) {
        return new PlanReport(
                plan.planId(),
                plan.status(),
                plan.createdAt(),
                plan.expiresAt(),
                plan.snapshot().cutoff(),
                plan.incompleteBecause(),
                amount(plan.total()),
                amount(plan.protectedTotal()),
                reasons(plan),
                protection(plan),
                highlights.items().stream().map(PlanSection::item).toList(),
                highlights.repositories().stream().map(PlanSection::repository).toList(),
                plan.gates().stream().map(PlanSection::gate).toList(),
                change(plan.sincePrevious()));
    }

    private static Amount amount(Total total) {
        return new Amount(total.items(), total.bytes());
    }

    private static List<ReasonAmount> reasons(DeletionPlan plan) {
        return Arrays.stream(Reason.values())
                .filter(reason -> plan.total(reason).items() > 0)
                .map(reason -> amount(reason.label(), reason.meaning(), plan.total(reason)))
                .toList();
    }

    private static List<ReasonAmount> protection(DeletionPlan plan) {
        return plan.protectedBy().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kept -> amount(kept.getKey(), Protection.meaning(kept.getKey()), kept.getValue()))
                .toList();
    }

    private static ReasonAmount amount(String reason, String meaning, Total total) {
        return new ReasonAmount(reason, meaning, total.items(), total.bytes());
    }

    private static PlannedItem item(PlanItem item) {
        return new PlannedItem(
                item.item(),
                item.reason(),
                emptyToNull(item.owner()),
                emptyToNull(item.digest()),
                item.path(),
                item.sizeBytes(),
                Stream.of(item.modifiedAt(), item.newestLinkAt())
                        .filter(time -> !time.isEmpty())
                        .map(time -> OffsetDateTime.parse(time).toInstant())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static RepositoryAmount repository(Map.Entry<String, Total> repository) {
        return new RepositoryAmount(
                repository.getKey(),
                repository.getValue().items(),
                repository.getValue().bytes());
    }

    private static GateOutcome gate(GateResult gate) {
        return new GateOutcome(gate.gate(), gate.passed(), gate.limit(), gate.value(), gate.message());
    }

    private static @Nullable PlanChange change(@Nullable Change change) {
        return change == null ? null : new PlanChange(change.planId(), change.added(), change.removed());
    }
}

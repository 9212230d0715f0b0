package dev.ballast.reports.text;

import dev.ballast.reports.Amounts;
import dev.ballast.reports.model.PlanReport;
import dev.ballast.reports.model.PlanReport.GateOutcome;
import dev.ballast.reports.model.PlanReport.PlannedItem;
import dev.ballast.reports.model.PlanReport.ReasonAmount;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.words.Commands;
import dev.ballast.reports.words.Names;
import dev.ballast.reports.words.Nouns;
import dev.ballast.reports.words.PlanSentence;
import java.util.List;
import java.util.stream.Stream;

/** What the text says about the plan. */
final class PlanSections {
    private final PlanReport plan;
    private final Commands commands;

    PlanSections(Report report) {
        this.plan = report.plan();
        this.commands = new Commands(report);
    }

    Stream<Section> all() {
        return Stream.of(
                head(),
                gates(),
                reasons("To free, by reason", plan.byReason()),
                repositories(),
                items(),
                reasons("Protected, by what keeps it", plan.protectedBy()));
    }

    private Section head() {
        return new Section(
                "Plan " + plan.planId(),
                Stream.concat(Stream.of(PlanSentence.of(plan)), plan.incompleteBecause().stream())
                        .toList(),
                List.of(),
                List.of(commands.plan()));
    }

    private Section gates() {
        return Section.ofEntries(
                "Safety gates", plan.gates().stream().map(PlanSections::gate).toList());
    }

    private static Entry gate(GateOutcome gate) {
        String values = "allows " + gate.limit() + ", saw " + gate.value();
        return gate.passed()
                ? Entry.name("passed", gate.gate(), values)
                : Entry.name("refused", gate.gate(), values + ". " + gate.message());
    }

    private static Section reasons(String title, List<ReasonAmount> reasons) {
        return Section.ofEntries(
                title,
                reasons.stream()
                        .map(reason -> Entry.name(
                                Amounts.bytes(reason.bytes()),
                                reason.reason(),
                                Nouns.of(reason.items(), "item") + ", " + reason.meaning()))
                        .toList());
    }

    private Section repositories() {
        return Section.ofEntries(
                "To free, by repository: what only it links, the largest first",
                plan.byRepository().stream()
                        .limit(Outline.MOST_ROWS)
                        .map(row ->
                                Entry.name(Amounts.bytes(row.bytes()), row.repository(), Nouns.of(row.items(), "item")))
                        .toList());
    }

    private Section items() {
        return Section.ofEntries(
                "The largest items",
                plan.largestItems().stream()
                        .limit(Outline.MOST_ROWS)
                        .map(PlanSections::item)
                        .toList());
    }

    private static Entry item(PlannedItem item) {
        String digest = item.digest();
        return Entry.name(
                Amounts.bytes(item.sizeBytes()),
                digest == null ? item.path() : Names.brief(digest),
                item.reason() + (item.repository() == null ? "" : " in " + item.repository()));
    }
}

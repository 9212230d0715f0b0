package dev.ballast.cli;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.Highlights;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.NoSuchPlanException;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.plan.PlanSummary;
import dev.ballast.plan.Reason;
import dev.ballast.reports.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast plan show}: one plan, its totals and its largest items. */
@Command(
        name = "show",
        description = {
            "Shows a plan: totals, reasons, and its largest items.",
            "",
            "Example: ballast plan show --out /srv/ballast --repository robotics/ci-nav --limit 50"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PlanShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Parameters(arity = "0..1", paramLabel = "PLAN-ID", description = "Default: the newest plan.")
    private @Nullable String planId;

    @Option(
            names = "--repository",
            paramLabel = "NAME",
            description = "Only items that lie in this repository, or that only it links.")
    private @Nullable String repository;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only items with this reason.")
    private @Nullable String reason;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many items to show, the largest first. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print the plan's head and the items as one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        PlanLibrary library = new PlanLibrary(out.output().plans());
        DeletionPlan plan = plan(library);
        List<PlanItem> items = items(library, plan);
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("plan", plan);
            document.put("items", items);
            terminal.println(Json.text(document));
        } else {
            terminal.print(summary(library, plan));
            terminal.println();
            terminal.println(items.isEmpty() ? "No such items." : table(items));
        }
        terminal.flush();
        return ExitCode.OK;
    }

    private void checkOptions() {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit " + limit + " is negative; use 0 or more.");
        }
        List<String> reasons = Arrays.stream(Reason.values()).map(Reason::label).toList();
        if (reason != null && !reasons.contains(reason)) {
            throw new ParameterException(
                    spec.commandLine(), "--reason '" + reason + "' is none of " + String.join(", ", reasons) + ".");
        }
    }

    private DeletionPlan plan(PlanLibrary library) throws IOException {
        return planId == null
                ? library.newest().orElseThrow(() -> NoSuchPlanException.none(library.folder()))
                : library.plan(planId);
    }

    private List<PlanItem> items(PlanLibrary library, DeletionPlan plan) throws IOException {
        List<PlanItem> shown = new ArrayList<>();
        try (ItemReader items = library.items(plan.planId())) {
            while (items.hasNext() && shown.size() < limit) {
                PlanItem item = items.next();
                if (isAsked(item)) {
                    shown.add(item);
                }
            }
        }
        return shown;
    }

    private boolean isAsked(PlanItem item) {
        return (repository == null || repository.equals(item.owner()))
                && (reason == null || reason.equals(item.reason()));
    }

    private static String summary(PlanLibrary library, DeletionPlan plan) throws IOException {
        try (ItemReader items = library.items(plan.planId())) {
            return new PlanSummary(plan, Highlights.of(items)).text();
        }
    }

    private static String table(List<PlanItem> items) {
        return Tables.text(
                items,
                List.of(
                        Tables.right("BYTES").with(item -> Amounts.bytes(item.sizeBytes())),
                        Tables.left("REASON").with(PlanItem::reason),
                        Tables.left("REPOSITORY").with(PlanShowCommand::where),
                        Tables.left("LAST CHANGED").with(PlanShowCommand::lastChanged),
                        Tables.left("DIGEST OR PATH")
                                .with(item -> item.digest().isEmpty() ? item.path() : item.digest())));
    }

    private static String where(PlanItem item) {
        if (!item.owner().isEmpty()) {
            return item.owner();
        }
        return item.linkingRepositories() == 0 ? "(none)" : "(" + item.linkingRepositories() + " repositories)";
    }

    private static String lastChanged(PlanItem item) {
        String newest = item.newestLinkAt().compareTo(item.modifiedAt()) > 0 ? item.newestLinkAt() : item.modifiedAt();
        return newest.length() < 10 ? newest : newest.substring(0, 10);
    }
}

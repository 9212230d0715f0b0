package dev.ballast.cli;

import dev.ballast.publish.SavedReports;
import dev.ballast.reports.model.HistoryPoint;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.text.HistoryText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast history}: the trend of the registry, day by day. */
@Command(
        name = "history",
        description = {
            "Prints the trend: what each day stored, the growth, and a forecast.",
            "",
            "Example: ballast history --out /srv/ballast --days 90 --capacity 20TiB"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many of the newest days to list. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--capacity",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "What the registry's storage holds, such as 20TiB. Default: what the newest run was told.")
    private @Nullable Long capacity;

    @Option(names = "--json", description = "Print the days as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (days < 1) {
            throw new ParameterException(spec.commandLine(), "--days " + days + " shows nothing; give 1 or more.");
        }
        Report report = new SavedReports(out.output()).newest();
        List<HistoryPoint> points = new ArrayList<>(report.history());
        points.add(report.run().point());
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.println(Json.text(points.subList(Math.max(0, points.size() - days), points.size())));
        } else {
            terminal.print(HistoryText.of(points, days, capacity == null ? capacityOf(report) : capacity));
        }
        terminal.flush();
        return ExitCode.OK;
    }

    private static @Nullable Long capacityOf(Report report) {
        return report.growth() == null ? null : report.growth().capacityBytes();
    }
}

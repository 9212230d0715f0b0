package dev.ballast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.publish.Output;
import dev.ballast.publish.ReportFiles;
import dev.ballast.publish.ReportForm;
import dev.ballast.publish.SavedReports;
import dev.ballast.reports.model.Report;
import dev.ballast.tables.Location;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast report}: the report again, from its data. */
@Command(
        name = "report",
        description = {
            "Renders the newest report again from its report.json, or prints it.",
            "",
            "Example: ballast report --out /srv/ballast --print text"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Option(
            names = "--run",
            paramLabel = "RUN-ID",
            description = "The report that this run kept, rendered beside it. Default: the newest.")
    private @Nullable String runId;

    @Option(
            names = "--print",
            paramLabel = "FORM",
            description = "Print it and write nothing: ${COMPLETION-CANDIDATES}.")
    private @Nullable ReportForm form;

    @Override
    public Integer call() {
        Output output = out.output();
        SavedReports reports = new SavedReports(output);
        Report report = runId == null ? reports.newest() : reports.of(runId);
        PrintWriter terminal = spec.commandLine().getOut();
        if (form == null) {
            Location folder = runId == null ? output.report() : output.run(runId);
            new ReportFiles(report).publish(output, folder);
            terminal.println("Rendered the report of run " + report.run().runId() + " into " + folder + ".");
        } else {
            terminal.print(new String(form.render(report), UTF_8));
        }
        terminal.flush();
        return ExitCode.OK;
    }
}

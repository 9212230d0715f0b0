package dev.ballast.cli;

import dev.ballast.plan.PlanLibrary;
import dev.ballast.reports.Amounts;
import dev.ballast.sweep.ExportFormat;
import dev.ballast.sweep.PlanExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ballast plan export}: an approved plan as a list for others who delete it. */
@Command(
        name = "export",
        description = {
            "Prints what an approved plan takes, for others who delete it. They do not look whether it is needed by then:",
            "only for a registry that nobody writes to until they are done.",
            "",
            "s3-batch    a manifest of S3 Batch Operations: bucket,key with the key URL-encoded",
            "api-calls   calls of the registry's API, DELETE /v2/<name>/manifests/<tag or digest>; what no call",
            "            deletes (blobs, links, uploads) is left out",
            "",
            "Example: ballast plan export 20261123T023000Z-1a2b3c4d --format s3-batch --out /srv/ballast > manifest.csv"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PlanExportCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN-ID", description = "The plan, approved by 'ballast plan approve'.")
    private String planId;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            converter = Formats.class,
            description = "s3-batch or api-calls.")
    private ExportFormat format;

    @Mixin
    private OutOption out;

    @Mixin
    private InUseOptions inUse;

    PlanExportCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter lines = spec.commandLine().getOut();
        PlanLibrary plans = new PlanLibrary(out.output().plans());
        PlanExport.Written written =
                new PlanExport(plans, inUse.read(clock.instant()), clock.instant()).write(planId, format, lines);
        lines.flush();
        spec.commandLine()
                .getErr()
                .println("ballast: " + Amounts.count(written.lines()) + " lines; " + Amounts.count(written.leftOut())
                        + " items that the format does not have are left out.");
        return ExitCode.OK;
    }

    /** Reads the name of a format. */
    static final class Formats implements ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String text) {
            return Arrays.stream(ExportFormat.values())
                    .filter(format -> format.label().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no format; one of "
                            + Arrays.stream(ExportFormat.values())
                                    .map(ExportFormat::label)
                                    .collect(Collectors.joining(", "))));
        }
    }
}

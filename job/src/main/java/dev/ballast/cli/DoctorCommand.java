package dev.ballast.cli;

import com.google.common.base.Strings;
import dev.ballast.doctor.Doctor;
import dev.ballast.doctor.Finding;
import dev.ballast.publish.Output;
import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.StorageRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast doctor}: whether a run would work, looked at in seconds. */
@Command(
        name = "doctor",
        description = {
            "Checks what a run needs, and says what to do: the registry's storage, the output, clocks, the lease, free space,"
                    + " policy, feeds, the log of pulls, the inventory.",
            "Reads the registry, stores nothing there, and writes a few small files to --out. Ends with the code that a run would end with.",
            "",
            "Example: ballast doctor --config ballast.yaml"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 4;
    private static final int NAME_WIDTH = 12;

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--registry", required = true, paramLabel = "URI", description = "As for 'ballast run'.")
    private String registry;

    @Option(names = "--out", required = true, paramLabel = "URI", description = "As for 'ballast run'.")
    private String out;

    @Option(names = "--policy", paramLabel = "FILE", description = "As for 'ballast run'.")
    private @Nullable Path policy;

    @Mixin
    private InUseOptions inUse;

    @Mixin
    private PullLogOptions pulls;

    @Mixin
    private InventoryOptions inventory;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DoctorCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        StorageRoot output = StorageRoot.parse(out);
        Map<String, String> hadoop = HadoopSettings.of(settings.all(), CONNECTIONS);
        StorageRoot root = StorageRoot.parse(registry);
        List<Finding> findings = new Doctor(
                        root,
                        output,
                        new Output(Outputs.open(output, hadoop)),
                        hadoop,
                        policy,
                        inUse.all(),
                        pulls.given(),
                        () -> inventory.read(root, hadoop, clock.instant()),
                        ToolVersion.current(),
                        clock)
                .findings();
        print(findings);
        return findings.stream()
                .filter(finding -> finding.verdict().isFailure())
                .findFirst()
                .map(DoctorCommand::exitCode)
                .orElse(ExitCode.OK);
    }

    private void print(List<Finding> findings) {
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.println(Json.text(Map.of("findings", findings)));
        } else {
            findings.forEach(finding -> terminal.println(
                    mark(finding) + Strings.padEnd(finding.check(), NAME_WIDTH, ' ') + " " + finding.found()));
        }
        terminal.flush();
    }

    private static String mark(Finding finding) {
        return switch (finding.verdict()) {
            case OK -> "ok    ";
            case WARNING -> "warn  ";
            default -> "FAIL  ";
        };
    }

    private static int exitCode(Finding finding) {
        return switch (finding.verdict()) {
            case OK, WARNING -> ExitCode.OK;
            case INVALID -> ExitCode.USAGE;
            case UNREACHABLE -> ExitCode.STORAGE_UNREACHABLE;
            case NOT_A_REGISTRY, BAD_INVENTORY -> ExitCode.BAD_DATA;
            case DENIED -> ExitCode.NO_PERMISSION;
            case CANNOT_WRITE -> ExitCode.CANNOT_WRITE_OUTPUT;
            case LOCKED -> ExitCode.LOCKED;
            case BAD_CONFIGURATION -> ExitCode.BAD_CONFIGURATION;
            case REFUSED -> ExitCode.GATE_REFUSED;
            case WRONG_TIME -> ExitCode.FAILED;
        };
    }
}

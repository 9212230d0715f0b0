package dev.ballast.cli;

import dev.ballast.sweep.RegistryConnection;
import dev.ballast.sweep.SweptPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast purge}: empties the quarantine. */
@Command(
        name = "purge",
        description = {
            "Deletes what applied plans had moved aside, with no way back, and so frees its space. The registry is looked",
            "at once more before: what anybody needs is put back.",
            "",
            "Example: ballast purge --older-than 14d --registry /var/lib/registry --out /srv/ballast"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PurgeCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PLAN-ID", description = "Only what this plan took.")
    private @Nullable String planId;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private OutOption out;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            defaultValue = "14d",
            converter = Durations.class,
            description = "Only what has been aside for that long. Default: ${DEFAULT-VALUE}.")
    private Duration olderThan;

    PurgeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        RegistryConnection connection = registry.connection(out);
        return new RegistryChange(spec, out, clock).run((output, supervision) -> {
            List<String> plans = planId == null ? SweptPlan.applied(output, connection) : List.of(planId);
            int exitCode = ExitCode.OK;
            for (String plan : plans) {
                int answer = Swept.print(
                        new SweptPlan(output, connection, plan, supervision).purge(olderThan), spec.commandLine());
                exitCode = Math.max(exitCode, answer);
            }
            if (plans.isEmpty()) {
                spec.commandLine().getOut().println("No plan of this registry was applied: nothing is aside.");
                spec.commandLine().getOut().flush();
            }
            return exitCode;
        });
    }
}

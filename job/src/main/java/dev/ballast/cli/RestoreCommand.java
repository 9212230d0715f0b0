package dev.ballast.cli;

import dev.ballast.sweep.RegistryConnection;
import dev.ballast.sweep.SweptPlan;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast restore}: undoes an applied plan. */
@Command(
        name = "restore",
        description = {
            "Puts back everything that a plan took. What the registry has again by now stays as it is.",
            "A restored plan cannot be applied any more.",
            "",
            "Example: ballast restore 20261123T023000Z-1a2b3c4d --registry /var/lib/registry --out /srv/ballast"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN-ID", description = "The plan that 'ballast apply' was given.")
    private String planId;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private OutOption out;

    RestoreCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        RegistryConnection connection = registry.connection(out);
        return new RegistryChange(spec, out, clock)
                .run((output, supervision) -> Swept.print(
                        new SweptPlan(output, connection, planId, supervision).restore(), spec.commandLine()));
    }
}

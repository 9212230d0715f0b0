package dev.ballast.cli;

import dev.ballast.storage.Lease;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast unlock}: ends the lease of a command that is dead. */
@Command(
        name = "unlock",
        description = {
            "Ends the lease that a dead command left at an output.",
            "A lease that is not renewed ends by itself after five minutes. A command that lives after all stops"
                    + " before it publishes anything.",
            "",
            "Example: ballast unlock --out /srv/ballast --id 5f0c2d9e1a7b4c36"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class UnlockCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "The lease, as named by the message of the command that had to give way.")
    private String id;

    UnlockCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        out.output();
        boolean ended = Lease.unlock(out.root(), out.hadoop(), id, clock);
        spec.commandLine()
                .getOut()
                .println(ended ? "Unlocked " + out.root() + "." : "Nothing holds " + out.root() + ".");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}

package dev.ballast.cli;

import dev.ballast.publish.Output;
import dev.ballast.storage.Lease;
import dev.ballast.sweep.Supervision;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;

/** A command that changes a registry: it holds the output meanwhile, and stops in good order when it is told to end. */
record RegistryChange(CommandSpec command, OutOption out, Clock clock) {
    private static final String STOPPED = "Told to end: stopped. Run the command again; it goes on where it stopped.";

    /** What it does; gives the exit code. */
    interface Work {
        int run(Output output, Supervision supervision) throws IOException;
    }

    int run(Work work) throws Exception {
        Log log = new Log(command.commandLine().getErr(), LogFormat.TEXT, false, clock);
        Output output = out.output();
        try (Termination termination = Termination.awaited();
                Lease lease = out.lease(command.name(), clock)) {
            Supervision supervision = new Supervision(clock, lease::require, termination::isRequested, log::warn);
            return termination.answer(log, STOPPED, () -> work.run(output, supervision));
        }
    }
}

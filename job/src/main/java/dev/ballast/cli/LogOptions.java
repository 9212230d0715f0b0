package dev.ballast.cli;

import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much a command says, and in which form. */
final class LogOptions {
    /** Set by the launcher: Java cannot tell what stderr is. */
    private static final String TERMINAL = "ballast.terminal";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no summary line: nothing at all if everything is well.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say what each step took, on standard error.")
    private boolean verbose;

    @Option(
            names = "--log-format",
            paramLabel = "FORM",
            defaultValue = "text",
            description =
                    "What is said on standard error: ${COMPLETION-CANDIDATES}; the latter by the Elastic Common Schema."
                            + " Default: ${DEFAULT-VALUE}.")
    private LogFormat format;

    boolean isQuiet() {
        return quiet;
    }

    /** Steps that are said to that log, and shown on a terminal while they go on. */
    StepLog steps(Log log) {
        boolean isShown = Boolean.getBoolean(TERMINAL) && !quiet && format == LogFormat.TEXT;
        return new StepLog(log, isShown ? command.commandLine().getErr() : null);
    }

    /** A log that writes to the command's standard error. */
    Log log(Clock clock) {
        LibraryLog.writes(format);
        return new Log(command.commandLine().getErr(), format, verbose, clock);
    }
}

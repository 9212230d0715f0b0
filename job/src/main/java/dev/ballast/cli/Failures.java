package dev.ballast.cli;

import com.google.common.base.Throwables;
import dev.ballast.configuration.BadConfigurationException;
import dev.ballast.explain.CannotExplainException;
import dev.ballast.nightly.CannotResumeException;
import dev.ballast.nightly.NothingToSimulateException;
import dev.ballast.nightly.UnsupportedSparkException;
import dev.ballast.plan.AlteredPlanException;
import dev.ballast.plan.NoSuchPlanException;
import dev.ballast.plan.UnreadablePlanException;
import dev.ballast.policy.BadPolicyException;
import dev.ballast.publish.OutputException;
import dev.ballast.publish.UnreadableReportException;
import dev.ballast.publish.UnreadableTableException;
import dev.ballast.scan.BadInventoryException;
import dev.ballast.storage.LeaseHeldException;
import dev.ballast.storage.LeaseLostException;
import dev.ballast.storage.Reasons;
import dev.ballast.storage.StorageException;
import dev.ballast.sweep.PartialViewException;
import dev.ballast.sweep.SweepRefusedException;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line and one exit code for every failure; a stack trace only for bugs. */
final class Failures {
    private Failures() {}

    static int usage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("ballast: " + problem.getMessage());
        if (problem.getCause() instanceof BadConfigurationException) {
            return ExitCode.BAD_CONFIGURATION;
        }
        if (!UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    static int report(Exception problem, CommandLine command, ParseResult parsed) {
        Log log = command.getCommand() instanceof Logging logging
                ? logging.log()
                : new Log(command.getErr(), LogFormat.TEXT, false, Clock.systemUTC());
        OptionalInt known = knownExitCode(problem);
        if (known.isPresent()) {
            log.error(String.valueOf(problem.getMessage()));
            return known.getAsInt();
        }
        Optional<IOException> failure = fileProblem(problem);
        if (failure.isPresent()) {
            log.error("Cannot read or write a file: " + Reasons.of(failure.get())
                    + ". Check the free space and the permissions of --out, and run again.");
            return ExitCode.CANNOT_WRITE_OUTPUT;
        }
        log.bug("This is a bug; please report it with the lines below.", problem);
        return ExitCode.BUG;
    }

    private static Optional<IOException> fileProblem(Exception problem) {
        return Throwables.getCausalChain(problem).stream()
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    /** What the shell is answered to it. */
    static int exitCode(Exception problem) {
        if (problem instanceof ParameterException) {
            return problem.getCause() instanceof BadConfigurationException
                    ? ExitCode.BAD_CONFIGURATION
                    : ExitCode.USAGE;
        }
        return knownExitCode(problem)
                .orElseGet(() -> fileProblem(problem).isPresent() ? ExitCode.CANNOT_WRITE_OUTPUT : ExitCode.BUG);
    }

    private static OptionalInt knownExitCode(Exception problem) {
        if (problem instanceof StorageException storage) {
            return OptionalInt.of(
                    switch (storage.kind()) {
                        case INVALID -> ExitCode.USAGE;
                        case UNREACHABLE -> ExitCode.STORAGE_UNREACHABLE;
                        case NOT_A_REGISTRY -> ExitCode.BAD_DATA;
                        case DENIED -> ExitCode.NO_PERMISSION;
                    });
        }
        if (problem instanceof BadPolicyException
                || problem instanceof BadConfigurationException
                || problem instanceof UnsupportedSparkException) {
            return OptionalInt.of(ExitCode.BAD_CONFIGURATION);
        }
        if (problem instanceof SweepRefusedException refused) {
            return OptionalInt.of(refused.refusal() == Refusal.NOT_CONFIRMED ? ExitCode.USAGE : ExitCode.GATE_REFUSED);
        }
        if (problem instanceof BadInventoryException || problem instanceof CannotResumeException) {
            return OptionalInt.of(ExitCode.BAD_DATA);
        }
        if (problem instanceof PartialViewException) {
            return OptionalInt.of(ExitCode.INCOMPLETE);
        }
        if (problem instanceof OutputException) {
            return OptionalInt.of(ExitCode.CANNOT_WRITE_OUTPUT);
        }
        if (problem instanceof LeaseHeldException || problem instanceof LeaseLostException) {
            return OptionalInt.of(ExitCode.LOCKED);
        }
        return problem instanceof NoSuchPlanException
                        || problem instanceof CannotExplainException
                        || problem instanceof NothingToSimulateException
                        || problem instanceof AlteredPlanException
                        || problem instanceof UnreadablePlanException
                        || problem instanceof UnreadableReportException
                        || problem instanceof UnreadableTableException
                ? OptionalInt.of(ExitCode.BAD_DATA)
                : OptionalInt.empty();
    }
}

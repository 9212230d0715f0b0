package dev.ballast.cli;

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
        if (!UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    static int report(Exception problem, CommandLine command, ParseResult parsed) {
        problem.printStackTrace(command.getErr());
        return ExitCode.BUG;
    }
}

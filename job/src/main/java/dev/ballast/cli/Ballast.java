package dev.ballast.cli;

import dev.ballast.storage.HadoopUser;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ballast}: its subcommands, and how their failures reach the shell. */
@Command(
        name = "ballast",
        description = "Garbage collection and storage analytics for container registries.",
        mixinStandardHelpOptions = true,
        versionProvider = ToolVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done.",
            "1:Failed.",
            "2:The plan is not empty; only with --detailed-exitcode.",
            "3:Something could not be read, and nothing is planned.",
            "4:A gate refused the plan, or the command refused it.",
            "64:Wrong usage.",
            "65:Bad data.",
            "69:The storage cannot be reached.",
            "70:A bug.",
            "73:The output cannot be written.",
            "75:Another command holds the output.",
            "77:Permission denied.",
            "78:Bad policy or configuration.",
            "130:Ended by SIGINT.",
            "143:Ended by SIGTERM."
        })
public final class Ballast implements Runnable {
    /** Set by the launcher when the JVM writes an archive of the loaded classes as it ends. */
    private static final String PREPARES_START = "ballast.prepares.start";

    /** In the order in which help lists them. */
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            PlanCommand.class,
            WhyCommand.class,
            SimulateCommand.class,
            ApplyCommand.class,
            RestoreCommand.class,
            PurgeCommand.class,
            PolicyCommand.class,
            ConfigCommand.class,
            ReportCommand.class,
            HistoryCommand.class,
            DoctorCommand.class,
            UnlockCommand.class,
            GenerateCommand.class);

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        HadoopUser.ensureNamed();
        CommandLine commandLine = commandLine(
                new OwnEngine(),
                Clock.systemUTC(),
                System.getenv(),
                new SystemTerminal(),
                Arrays.asList(arguments)::contains);
        int exitCode = commandLine.execute(arguments);
        if (Boolean.getBoolean(PREPARES_START) && exitCode < ExitCode.USAGE) {
            commandLine.getErr().println("Preparing a faster start for the next runs; this takes some seconds, once.");
        }
        System.exit(exitCode);
    }

    /** The whole command line, with a Spark of its own, nothing in its environment and nobody to be asked. */
    public static CommandLine commandLine() {
        return commandLine(new OwnEngine(), Clock.systemUTC(), Map.of(), Terminal.NOBODY);
    }

    /** The whole command line, at that time, with that Spark, that environment and whoever can be asked. */
    static CommandLine commandLine(Engine engine, Clock clock, Map<String, String> environment, Terminal terminal) {
        return commandLine(engine, clock, environment, terminal, name -> true);
    }

    /**
     * A command line in which the commands of some names are no more than name and description: to look at all their
     * options would double the time that help takes.
     */
    private static CommandLine commandLine(
            Engine engine, Clock clock, Map<String, String> environment, Terminal terminal, Predicate<String> isAsked) {
        ConfiguredDefaults defaults = new ConfiguredDefaults(environment);
        Commands commands = new Commands(engine, clock, defaults, terminal);
        CommandLine ballast = new CommandLine(new Ballast(), commands);
        for (Class<?> command : COMMANDS) {
            Command says = command.getAnnotation(Command.class);
            ballast.addSubcommand(
                    says.name(),
                    isAsked.test(says.name()) ? new CommandLine(command, commands) : Commands.described(says));
        }
        return ballast.setDefaultValueProvider(defaults)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::report);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }
}

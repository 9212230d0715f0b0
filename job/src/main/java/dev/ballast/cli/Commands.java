package dev.ballast.cli;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Makes the commands, and hands what they need of the world to those that need it.
 *
 * @param engine for commands that need Spark
 * @param clock tells a command when it is
 * @param defaults what is configured
 * @param terminal who can be asked
 */
record Commands(Engine engine, Clock clock, ConfiguredDefaults defaults, Terminal terminal) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == SettingsOptions.class) {
            return type.cast(new SettingsOptions(defaults));
        }
        if (type == InUseOptions.class) {
            return type.cast(new InUseOptions(defaults));
        }
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(engine, clock));
        }
        if (type == DoctorCommand.class) {
            return type.cast(new DoctorCommand(clock));
        }
        if (type == SimulateCommand.class) {
            return type.cast(new SimulateCommand(engine, clock));
        }
        if (type == PlanApproveCommand.class) {
            return type.cast(new PlanApproveCommand(clock));
        }
        if (type == PlanExportCommand.class) {
            return type.cast(new PlanExportCommand(clock));
        }
        if (type == ApplyCommand.class) {
            return type.cast(new ApplyCommand(clock, terminal));
        }
        if (type == RestoreCommand.class) {
            return type.cast(new RestoreCommand(clock));
        }
        if (type == PurgeCommand.class) {
            return type.cast(new PurgeCommand(clock));
        }
        return type == UnlockCommand.class
                ? type.cast(new UnlockCommand(clock))
                : CommandLine.defaultFactory().create(type);
    }

    /** A command of which only its line in the list of commands is known. */
    static CommandSpec described(Command says) {
        CommandSpec command = CommandSpec.create();
        command.usageMessage().description(says.description());
        return command;
    }
}

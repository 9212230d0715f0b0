package dev.ballast.cli;

import dev.ballast.configuration.BadConfigurationException;
import dev.ballast.configuration.Configuration;
import dev.ballast.configuration.ConfigurationFile;
import dev.ballast.configuration.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What options are that nobody gives: first the environment says, then the file that {@code --config} names. */
final class ConfiguredDefaults implements IDefaultValueProvider {
    private static final String OPTION = "--config";
    private static final String VARIABLE = "BALLAST_CONFIG";

    /** Addresses that let write whoever knows them: never in the file. */
    private static final Map<String, String> SECRETS =
            Map.of("--ping-url", "BALLAST_PING_URL", "--webhook-url", "BALLAST_WEBHOOK_URL");

    private final Map<String, String> environment;
    private final Map<Path, Configuration> read = new HashMap<>();

    ConfiguredDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || asksForHelp(argument.command())) {
            return null;
        }
        String variable = SECRETS.get(option.longestName());
        if (variable != null) {
            String value = environment.getOrDefault(variable, "");
            return value.isEmpty() ? null : value;
        }
        Optional<Setting> setting = Setting.ofOption(option.longestName());
        return setting.flatMap(asked -> of(argument.command()).value(asked)).orElse(null);
    }

    /** Help is an answer, whatever is configured. */
    private static boolean asksForHelp(CommandSpec command) {
        OptionSpec help = command.findOption("--help");
        return help != null && Boolean.TRUE.equals(help.<Boolean>getValue());
    }

    /**
     * What is configured for a command whose line has been read.
     *
     * @throws ParameterException whose cause says what is wrong with the file or the environment
     */
    Configuration of(CommandSpec command) {
        try {
            return file(command)
                    .map(file -> read.computeIfAbsent(file, ConfigurationFile::read))
                    .orElse(Configuration.NONE)
                    .under(environment);
        } catch (BadConfigurationException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private Optional<Path> file(CommandSpec command) {
        OptionSpec option = command.findOption(OPTION);
        Path given = option == null ? null : option.getValue();
        return option == null
                ? Optional.empty()
                : Optional.ofNullable(given)
                        .or(() -> Optional.ofNullable(environment.get(VARIABLE))
                                .filter(name -> !name.isEmpty())
                                .map(Path::of));
    }
}

package dev.ballast.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Settings of Spark and of Hadoop's file systems: endpoints, regions, credentials. */
final class SettingsOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark or Hadoop; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of such settings, KEY=VALUE in each line; --conf overrides it.")
    private @Nullable Path file;

    /** All of them by name. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        if (file != null) {
            Properties read = read(file);
            read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
        }
        all.putAll(settings);
        return all;
    }

    private Properties read(Path from) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(from)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "Cannot read the settings in " + from + " (" + e.getClass().getSimpleName()
                            + "); name a text file with KEY=VALUE in each line.",
                    e);
        }
        return properties;
    }
}

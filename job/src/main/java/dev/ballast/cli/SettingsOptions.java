package dev.ballast.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The configuration, and the settings of Spark and of Hadoop's file systems among it: endpoints, regions. */
final class SettingsOptions {
    private final ConfiguredDefaults defaults;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark or Hadoop; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, in YAML: 'ballast config schema' says what it may hold. Options win, then"
                    + " variables such as BALLAST_MIN_AGE, then the file.")
    @SuppressWarnings("UnusedVariable") // ConfiguredDefaults asks for it while the command line is read.
    private @Nullable Path file;

    SettingsOptions(ConfiguredDefaults defaults) {
        this.defaults = defaults;
    }

    /** All settings by name. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(defaults.of(command).conf());
        all.putAll(settings);
        return all;
    }
}

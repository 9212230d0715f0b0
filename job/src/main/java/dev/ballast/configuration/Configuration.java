package dev.ballast.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration sets.
 *
 * @param settings as the command line would take them; paths are absolute
 * @param inUse feeds of images in use, by their names
 * @param conf settings of Spark and of Hadoop's file systems
 */
public record Configuration(Map<Setting, String> settings, Map<String, String> inUse, Map<String, String> conf) {
    /** Nothing. */
    public static final Configuration NONE = new Configuration(Map.of(), Map.of(), Map.of());

    private static final String IN_USE = "BALLAST_IN_USE";
    private static final String CONF = "BALLAST_CONF";

    public Configuration {
        settings = Map.copyOf(settings);
        inUse = Map.copyOf(inUse);
        conf = Map.copyOf(conf);
    }

    /** The value of a setting, if it has one. */
    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    /**
     * What the environment sets, before what is set here.
     *
     * @throws BadConfigurationException if a variable holds no value of its kind
     */
    public Configuration under(Map<String, String> environment) {
        Map<Setting, String> all = new LinkedHashMap<>(settings);
        for (Setting setting : Setting.values()) {
            String value = environment.getOrDefault(setting.variable(), "");
            if (!value.isEmpty()) {
                if (!setting.kind().matches(value)) {
                    throw new BadConfigurationException("Cannot use " + setting.variable() + "='" + value
                            + "' of the environment: write " + setting.kind().words() + ".");
                }
                all.put(setting, value);
            }
        }
        return new Configuration(all, pairs(inUse, environment, IN_USE), pairs(conf, environment, CONF));
    }

    /** A variable holds {@code NAME=VALUE}, several of them separated by spaces. */
    private static Map<String, String> pairs(
            Map<String, String> from, Map<String, String> environment, String variable) {
        Map<String, String> all = new LinkedHashMap<>(from);
        for (String pair : environment.getOrDefault(variable, "").split("\\s+", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                all.put(pair.substring(0, equals), pair.substring(equals + 1));
            } else if (!pair.isEmpty()) {
                throw new BadConfigurationException("Cannot use " + variable
                        + " of the environment: one of its words has no '='. Write NAME=VALUE, separated by spaces.");
            }
        }
        return all;
    }
}

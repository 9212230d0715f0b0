package dev.ballast.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * How {@code spark-submit} started this process: it hands Spark's settings to the job as system properties. None of them,
 * and the process is its own Spark.
 *
 * @param settings those of Spark, by name
 */
record Submission(Map<String, String> settings) {
    /** Not submitted. */
    static final Submission NONE = new Submission(Map.of());

    private static final String SPARK = "spark.";
    private static final String MASTER = "spark.master";
    private static final Pattern ONE_MACHINE = Pattern.compile("local(\\[.*])?");
    private static final String EXECUTOR_CORES = "spark.executor.cores";

    Submission {
        settings = Map.copyOf(settings);
    }

    /** What these properties of a process say. */
    static Submission of(Properties properties) {
        if (properties.getProperty(MASTER) == null) {
            return NONE;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SPARK))
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return new Submission(settings);
    }

    /** Whether {@code spark-submit} started it, on one machine or on many. */
    boolean isSubmitted() {
        return settings.containsKey(MASTER);
    }

    /** The master of a cluster of several machines, none of which sees another one's folders. */
    Optional<String> cluster() {
        return Optional.ofNullable(settings.get(MASTER))
                .filter(master -> !ONE_MACHINE.matcher(master).matches());
    }

    /** How many tasks one process may run at once. */
    int coresOfProcess(int ofThisMachine) {
        return Integer.parseInt(settings.getOrDefault(EXECUTOR_CORES, String.valueOf(ofThisMachine)));
    }

    /** These settings, over those of the submission. */
    Map<String, String> under(Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(own);
        return all;
    }
}

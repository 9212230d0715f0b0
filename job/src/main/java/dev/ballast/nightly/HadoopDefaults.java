package dev.ballast.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.JobConf;

/**
 * The defaults that Hadoop reads from its own files. Spark sends all settings along with every scan, every write and every
 * task that writes, and Hadoop compresses the name of each one's source by itself: a thousand settings take ten
 * milliseconds each time, hundreds of times a run.
 */
final class HadoopDefaults {
    /** Of services that do not run here. Whoever asks all the same gets the same value, which is in Hadoop's code as well. */
    private static final Set<String> OF_SERVICES = Set.of("yarn-default.xml", "mapred-default.xml");

    private HadoopDefaults() {}

    /** Takes out what nobody asks in a process of its own; what an administrator or Spark has set stays. */
    static void lighten(Configuration settings) {
        loadAll(settings);
        List<String> unasked = new ArrayList<>();
        for (Map.Entry<String, String> setting : settings) {
            String[] sources = settings.getPropertySources(setting.getKey());
            if (sources != null && sources.length == 1 && OF_SERVICES.contains(sources[0])) {
                unasked.add(setting.getKey());
            }
        }
        unasked.forEach(settings::unset);
    }

    /** Some files are read when a class is first used, and then all settings are read again. */
    private static void loadAll(Configuration settings) {
        new JobConf(false);
        try {
            FileSystem.getFileSystemClass("file", settings);
        } catch (IOException e) {
            throw new UncheckedIOException("Hadoop has no local file system", e);
        }
    }
}

package dev.ballast.nightly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.hadoop.util.VersionInfo;

/**
 * The versions of Spark and Hadoop that the job works with. A cluster brings its own; the connector to S3, which comes
 * with the job, needs Hadoop of its own release.
 */
public final class SparkVersions {
    private static final String SPARK = "4.2";
    private static final String HADOOP = "3.5";
    /** In every jar of Spark; to read it loads nothing of Spark, whose classes may not fit. */
    private static final String SPARK_SAYS = "spark-version-info.properties";

    private SparkVersions() {}

    /**
     * Looks at what is on the class path.
     *
     * @throws UnsupportedSparkException if the job does not work with it
     */
    public static void require() {
        require(sparkHere(), VersionInfo.getVersion());
    }

    static void require(String spark, String hadoop) {
        if (!isRelease(SPARK, spark) || !isRelease(HADOOP, hadoop)) {
            throw new UnsupportedSparkException("Cannot run on Spark " + spark + " with Hadoop " + hadoop
                    + ": this version of Ballast works with Spark " + SPARK + " and Hadoop " + HADOOP
                    + ". Submit it with such a Spark (SPARK_HOME), or run it on one machine with 'ballast run'.");
        }
    }

    private static boolean isRelease(String series, String version) {
        return version.startsWith(series + ".");
    }

    /** The version of Spark on the class path. */
    public static String sparkHere() {
        Properties says = new Properties();
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(SPARK_SAYS)) {
            if (in != null) {
                says.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return says.getProperty("version", "of an unknown version");
    }
}

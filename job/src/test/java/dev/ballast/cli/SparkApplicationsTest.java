package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.ballast.nightly.SparkVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The examples for Kubernetes. The names of the fields are those of the Spark operator's API, version v1beta2
 * (api/v1beta2/sparkapplication_types.go): the operator ignores one that it does not know, so a slip would go unnoticed.
 */
class SparkApplicationsTest {
    private static final Path FOLDER = Path.of("../scripts/kubernetes/spark");

    private static final Set<String> APPLICATION = Set.of(
            "type",
            "sparkVersion",
            "mode",
            "image",
            "imagePullPolicy",
            "mainClass",
            "mainApplicationFile",
            "arguments",
            "sparkConf",
            "hadoopConf",
            "restartPolicy",
            "timeToLiveSeconds",
            "driver",
            "executor");

    private static final Set<String> POD = Set.of(
            "instances",
            "cores",
            "memory",
            "serviceAccount",
            "configMaps",
            "securityContext",
            "env",
            "envFrom",
            "volumeMounts");

    private static final Set<String> SCHEDULE =
            Set.of("schedule", "concurrencyPolicy", "successfulRunHistoryLimit", "failedRunHistoryLimit", "template");

    @Test
    void theNightlyRunIsTheSingleOneOnASchedule() throws IOException {
        Map<String, Object> single = map(document("spark-application.yaml"), "spec");
        Map<String, Object> nightly = map(document("scheduled-spark-application.yaml"), "spec");

        assertThat(map(nightly, "template")).isEqualTo(single);
        assertThat(nightly).containsEntry("concurrencyPolicy", "Forbid");
        assertThat(nightly.keySet()).isSubsetOf(SCHEDULE);
    }

    @Test
    void fieldsAreThoseOfTheOperator() throws IOException {
        Map<String, Object> application = map(document("spark-application.yaml"), "spec");

        assertThat(application.keySet()).isSubsetOf(APPLICATION);
        assertThat(map(application, "driver").keySet()).isSubsetOf(POD);
        assertThat(map(application, "executor").keySet()).isSubsetOf(POD);
    }

    @Test
    void theArgumentsAreACommandOfBallast() throws IOException {
        Map<String, Object> application = map(document("spark-application.yaml"), "spec");
        String[] arguments = application.getOrDefault("arguments", List.of()) instanceof List<?> list
                ? list.stream().map(String::valueOf).toArray(String[]::new)
                : new String[0];

        assertThat(arguments).startsWith("run");
        assertThatNoException().isThrownBy(() -> Ballast.commandLine().parseArgs(arguments));
    }

    @Test
    void versionsAndNamesAreThisBuilds() throws IOException {
        Map<String, Object> application = map(document("spark-application.yaml"), "spec");
        String version = String.valueOf(application.get("sparkVersion"));
        String jar = "local:///opt/spark/jars/ballast-job-" + ToolVersion.current() + ".jar";

        assertThat(version).isEqualTo(SparkVersions.sparkHere());
        assertThat(application)
                .containsEntry("mainClass", Ballast.class.getName())
                .containsEntry("mainApplicationFile", jar);
        assertThat(Files.readString(FOLDER.resolve("Dockerfile"))).contains("\nFROM apache/spark:" + version + "\n");
        assertThat(Files.readString(FOLDER.resolve("submit-run")))
                .contains(jar, "--class " + Ballast.class.getName(), String.valueOf(application.get("image")));
    }

    private static Map<String, Object> document(String name) throws IOException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(name))) {
            return new Yaml().load(in);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return (Map<String, Object>) Objects.requireNonNull(of.get(name), name);
    }
}

package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.TestRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a job that {@code spark-submit} started may be told, and what it must not be. */
class SubmissionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark://a:7077",
                "spark://a:7077,b:7077",
                "yarn",
                "k8s://https://a:6443",
                "local-cluster[2,1,1024]"
            })
    void aMasterOfSeveralMachinesIsACluster(String master) {
        assertThat(submitted(master).cluster()).contains(master);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[4]", "local[*]", "local[*,4]"})
    void aMasterOfThisMachineIsNone(String master) {
        assertThat(submitted(master).cluster()).isEmpty();
        assertThat(submitted(master).isSubmitted()).isTrue();
    }

    @Test
    void aProcessWithoutAMasterWasNotSubmitted() {
        Properties properties = new Properties();
        properties.setProperty("spark.app.name", "ballast");

        assertThat(Submission.of(properties)).isEqualTo(Submission.NONE);
    }

    @Test
    void whatIsSetForSparkIsKnownAndWhatBallastIsToldWins() {
        Properties properties = new Properties();
        properties.setProperty("spark.master", "yarn");
        properties.setProperty("spark.hadoop.fs.s3a.endpoint", "https://submitted");
        properties.setProperty("spark.executor.cores", "8");
        properties.setProperty("java.version", "17");
        Submission submission = Submission.of(properties);

        assertThat(submission.under(Map.of("spark.hadoop.fs.s3a.endpoint", "https://told")))
                .containsOnly(
                        Map.entry("spark.master", "yarn"),
                        Map.entry("spark.executor.cores", "8"),
                        Map.entry("spark.hadoop.fs.s3a.endpoint", "https://told"));
        assertThat(submission.coresOfProcess(2)).isEqualTo(8);
        assertThat(submitted("yarn").coresOfProcess(2)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --registry @/registry --out s3a://bucket/out   | --registry file://@/registry
        --registry s3a://bucket/registry --out @/out   | --out file://@/out
        """)
    void aFolderIsRefusedOnACluster(String options, String named) {
        Answer answer = submit("yarn", options);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.message())
                .isEqualTo("ballast: Cannot use " + named.replace("@", folder.toString())
                        + " on yarn: every machine of a cluster has folders of its own. Name a place in an object"
                        + " store, such as s3a://bucket/prefix, or add --shared-folders if all of them have the same"
                        + " folder there.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        yarn     | --registry @/registry --out @/out --shared-folders
        local[2] | --registry @/registry --out @/out
        """)
    void aFolderIsTakenIfItIsSharedOrThereIsOneMachine(String master, String options) throws Exception {
        Files.createDirectories(folder.resolve("registry"));

        Answer answer = submit(master, options);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(answer.message()).contains("it is empty");
    }

    @Test
    void aMasterThatComesTooLateIsRefused() {
        Answer answer = Answer.to(
                "run", "--registry", folder + "/registry", "--out", folder + "/out", "--conf", "spark.master=yarn");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.message())
                .isEqualTo(
                        "ballast: --conf spark.master comes too late: the job already runs. Give it to scripts/submit"
                                + " as --master yarn, or leave it out to run on this machine.");
    }

    private static Submission submitted(String master) {
        Properties properties = new Properties();
        properties.setProperty("spark.master", master);
        return Submission.of(properties);
    }

    private Answer submit(String master, String options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Clock clock = Clock.fixed(TestRegistry.NOW, ZoneOffset.UTC);
        CommandLine ballast = Ballast.commandLine(new Submitted(submitted(master)), clock, Map.of(), Terminal.NOBODY)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = ballast.execute(("run " + options.replace("@", folder.toString())).split(" "));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    /** A Spark that no test here gets to. */
    private record Submitted(Submission submission) implements Engine {
        @Override
        public <T> T use(int cores, Map<String, String> settings, Function<SparkSession, T> work) {
            throw new AssertionError("Spark was started");
        }
    }
}

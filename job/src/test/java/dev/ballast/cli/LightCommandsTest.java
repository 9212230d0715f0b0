package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.ballast.publish.ThreeDays;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher starts most commands without the jars of Spark, Hadoop and S3 when all that they read is on a disk. One
 * {@code catch} is enough for the JVM to ask for them: as here, it would not find them.
 */
class LightCommandsTest {
    private static final List<String> ABSENT = List.of(
            "org.apache.spark.",
            "org.apache.hadoop.",
            "org.apache.parquet.",
            "software.amazon.",
            "scala.",
            "org.apache.avro.");

    @TempDir
    private static Path folder;

    private static Path out;
    private static String plan;

    @BeforeAll
    static void copyWhatWasPublished() throws IOException {
        TestRegistry.in(folder).image("library/app", "v1", "base", "app");
        Path published = ThreeDays.once().last().out();
        out = folder.resolve("out");
        try (Stream<Path> files = Files.walk(published)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, out.resolve(published.relativize(file)));
            }
        }
        try (Stream<Path> plans = Files.list(out.resolve("plans"))) {
            plan = plans.map(plan -> plan.getFileName().toString())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        Files.writeString(
                folder.resolve("policy.yaml"),
                "version: 1\nrules:\n- {name: all, repositories: [\"**\"], protect: {}}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "doctor --registry REGISTRY --out OUT",
                "history --out OUT",
                "report --out OUT",
                "plan list --out OUT",
                "plan show PLAN --out OUT",
                "plan approve PLAN --by ada --out OUT",
                "policy validate POLICY",
                "generate NEW --repositories 1 --tags 1"
            })
    void needNoJarsOfSparkHadoopAndS3(String command) throws Exception {
        List<String> words = Splitter.on(' ').splitToList(command).stream()
                .map(LightCommandsTest::inFolder)
                .toList();
        StringWriter said = new StringWriter();

        assertThat(execute(words, said)).as(said.toString()).isEqualTo(ExitCode.OK);
    }

    private static String inFolder(String word) {
        return switch (word) {
            case "REGISTRY" -> folder + "/registry";
            case "OUT" -> out.toString();
            case "PLAN" -> plan;
            case "POLICY" -> folder + "/policy.yaml";
            case "NEW" -> folder + "/new";
            default -> word;
        };
    }

    /** By reflection, for the class that is asked is another one than that of this loader. */
    private static int execute(List<String> words, StringWriter said) throws Exception {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (LightLoader loader = new LightLoader()) {
            Thread.currentThread().setContextClassLoader(loader);
            Object commandLine = loader.loadClass(Ballast.class.getName())
                    .getMethod("commandLine")
                    .invoke(null);
            Class<?> type = commandLine.getClass();
            type.getMethod("setOut", PrintWriter.class).invoke(commandLine, new PrintWriter(said, true));
            type.getMethod("setErr", PrintWriter.class).invoke(commandLine, new PrintWriter(said, true));
            return (int) type.getMethod("execute", String[].class)
                    .invoke(commandLine, (Object) words.toArray(String[]::new));
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    /** The class path of the tests, without some packages. */
    private static final class LightLoader extends URLClassLoader {
        LightLoader() {
            super(
                    Splitter.on(':').splitToList(System.getProperty("java.class.path")).stream()
                            .map(LightLoader::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (ABSENT.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }
}

package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GenerateCommandTest {
    private static final String UNTIL = "--until=2026-03-02T00:00:00Z";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatItWroteAndWhere() {
        assertThat(generate("sample", "--seed=3", "--repositories=3", "--tags=2", UNTIL))
                .isZero();

        assertThat(out.toString())
                .contains("Sample registry of seed 3, as of 2026-03-02T00:00:00Z: 3 repositories, ")
                .contains("Written to " + folder.resolve("sample"));
        assertThat(folder.resolve("sample/docker/registry/v2/blobs/sha256")).isDirectory();
    }

    @Test
    void printsOneDocument() throws Exception {
        assertThat(generate("sample", "--repositories=2", "--tags=2", "--days=3", "--json", UNTIL))
                .isZero();

        JsonNode document = new JsonMapper().readTree(out.toString());
        assertThat(document.path("seed").asInt()).isEqualTo(1);
        assertThat(document.path("trees")).hasSize(3);
        assertThat(document.at("/trees/2/root").asText())
                .isEqualTo(folder.resolve("sample/day-03").toString());
        assertThat(document.at("/trees/2/as_of").asText()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(document.at("/trees/2/repositories").asLong()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --repositories=0   | 64 | from 1 to 100000
            --repositories=-3  | 64 | from 1 to 100000
            --repositories=abc | 64 | 'abc' is not an int
            --inventory-of=0   | 64 | a number of blobs, 1 or more
            --tags=0           | 64 | from 1 to 10000
            --tags=99999       | 64 | from 1 to 10000
            --days=0           | 64 | use 1 to 364
            --days=400         | 64 | use 1 to 364
            --until=yesterday  | 64 | yesterday
            --seed=x           | 64 | 'x' is not a long
            --nights=3         | 64 | Unknown option
            """)
    void refusesBadOptionsAndWritesNothing(String option, int exitCode, String message) {
        assertThat(generate("sample", option)).isEqualTo(exitCode);

        assertThat(err.toString().lines().findFirst().orElse(""))
                .startsWith("ballast: ")
                .contains(message);
        assertThat(folder.resolve("sample")).doesNotExist();
    }

    @Test
    void refusesAFolderThatIsNotEmpty() throws Exception {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/file"), "mine");

        assertThat(generate("full")).isEqualTo(ExitCode.CANNOT_WRITE_OUTPUT);

        assertThat(err.toString().strip()).endsWith("the folder is not empty. Name a new or an empty folder.");
        assertThat(folder.resolve("full")).isDirectoryContaining(path -> path.endsWith("file"));
    }

    @Test
    void refusesAFile() throws Exception {
        Files.writeString(folder.resolve("file"), "mine");

        assertThat(generate("file")).isEqualTo(ExitCode.CANNOT_WRITE_OUTPUT);
        assertThat(err.toString().strip()).contains("it is no readable folder").hasLineCount(1);
    }

    @Test
    void saysWhenItCannotWrite() throws Exception {
        Files.writeString(folder.resolve("file"), "mine");

        assertThat(generate("file/below", "--repositories=1", "--tags=1")).isEqualTo(ExitCode.CANNOT_WRITE_OUTPUT);
        assertThat(err.toString().strip()).startsWith("ballast: Cannot write ").hasLineCount(1);
    }

    private int generate(String name, String... options) {
        CommandLine command = Ballast.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "generate";
        arguments[1] = folder.resolve(name).toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return command.execute(arguments);
    }
}

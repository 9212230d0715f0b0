package dev.ballast.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.configuration.ConfigurationFile;
import dev.ballast.configuration.Setting;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Command line, environment, file, default: who wins, and who says what is wrong. None of these starts a run. */
class ConfigurationTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path file;

    @BeforeEach
    void writeAFile() throws IOException {
        file = Files.writeString(
                folder.resolve("ballast.yaml"), "version: 1\nregistry: of-file\nout: out\nminAge: 7d\n");
    }

    @Test
    void everySettingIsAnOptionOfRun() {
        CommandLine run = requireNonNull(Ballast.commandLine().getSubcommands().get("run"));

        for (Setting setting : Setting.values()) {
            assertThat(run.getCommandSpec().findOption(setting.option()))
                    .as(setting.option())
                    .isNotNull();
        }
    }

    @Test
    void theFileAnswersForOptionsThatAreRequired() {
        assertThat(ask("run", "--config", file.toString()).message())
                .contains("there is no folder " + folder.resolve("of-file"));
        assertThat(ask("plan", "list", "--config", file.toString()).message())
                .contains("there is no folder " + folder.resolve("out"));
    }

    @Test
    void theEnvironmentWinsOverTheFileAndNamesIt() {
        environment.put("BALLAST_CONFIG", file.toString());
        assertThat(ask("run").message()).contains("there is no folder " + folder.resolve("of-file"));

        environment.put("BALLAST_REGISTRY", folder.resolve("of-environment").toString());
        assertThat(ask("run").message()).contains("there is no folder " + folder.resolve("of-environment"));
    }

    @Test
    void theCommandLineWinsOverBoth() {
        environment.put("BALLAST_REGISTRY", folder.resolve("of-environment").toString());
        String given = folder.resolve("given").toString();

        assertThat(ask("run", "--registry", given, "--config", file.toString()).message())
                .contains("there is no folder " + given);
    }

    @Test
    void aBadFileIsOneLineAndNoUsage() throws IOException {
        Files.writeString(file, "version: 1\nregistri: a\nminAge: soon\n");

        Answer answer = ask("run", "--config", file.toString());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(answer.err())
                .isEqualTo("ballast: " + file
                        + ":2:1: the configuration has no 'registri'; did you mean 'registry'? (and 1 more;"
                        + " 'ballast config validate' lists them all)\n");
    }

    @Test
    void helpIsGivenWhateverIsConfigured() {
        environment.put("BALLAST_CONFIG", folder.resolve("nowhere.yaml").toString());

        assertThat(ask("run", "--help").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ask("run").exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(ask("run").err()).contains("there is no file " + folder.resolve("nowhere.yaml"));
    }

    @Test
    void configValidateListsEverything() throws IOException {
        assertThat(ask("config", "validate", file.toString()).out()).isEqualTo(file + " is valid.\n");
        Files.writeString(file, "version: 1\nregistri: a\nminAge: soon\n");

        Answer answer = ask("config", "validate", file.toString());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(answer.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("\\Q" + file + "\\E:[23]:\\d+: .*"));
        assertThat(ask("config", "schema").out()).isEqualTo(ConfigurationFile.schema());
    }

    private Answer ask(String... arguments) {
        return Answer.in(environment, TestRegistry.NOW, arguments);
    }
}

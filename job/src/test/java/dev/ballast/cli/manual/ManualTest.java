package dev.ballast.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.cli.Ballast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the build makes of the command line for {@code man} and shells. */
class ManualTest {
    @TempDir
    private static Path share;

    @BeforeAll
    static void write() throws IOException {
        Manual.main(new String[] {share.toString(), "2026-11-23T00:00:00Z"});
    }

    static Stream<CommandSpec> commands() {
        return below(Ballast.commandLine()).map(CommandLine::getCommandSpec);
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ManualTest::below));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAPageThatNamesAllItsOptions(CommandSpec command) throws IOException {
        assertThat(page(command.qualifiedName("-")))
                .startsWith(".TH ")
                .contains(".SH SYNOPSIS\n\\fB" + command.qualifiedName() + "\\fR\n")
                .contains(command.options().stream()
                        .map(OptionSpec::longestName)
                        .map(Roff::bold)
                        .toList());
    }

    @Test
    void theFirstPageTellsExitCodesAndCommands() throws IOException {
        assertThat(page("ballast"))
                .contains(".TP\n\\fB75\\fR\nAnother command holds the output.\n")
                .contains("""
                        .TP
                        \\fBrun\\fR
                        Scans a registry, marks what is referenced, and writes tables and a deletion plan.
                        """)
                .contains("\\fBballast\\-run\\fR(1)");
    }

    @Test
    void examplesAreLinesOfTheirOwn() throws IOException {
        assertThat(page("ballast-run"))
                .contains(".nf\nballast run \\-\\-registry /var/lib/registry \\-\\-out /srv/ballast\n")
                .contains("\n    \\-\\-conf fs.s3a.endpoint=https://minio.example");
    }

    @Test
    void completionKnowsCommandsAndOptions() throws IOException {
        assertThat(Files.readString(share.resolve("bash-completion/completions/ballast")))
                .contains("--max-plan-share", "plan approve", "complete -F _complete_ballast");
    }

    @Test
    void textIsNeverTakenForARequest() {
        String page = new Roff()
                .paragraphs(List.of(".ballast is a name", "a \\ and a -"))
                .toString();

        assertThat(page).isEqualTo("\\&.ballast is a name\n.PP\na \\e and a \\-\n");
    }

    private static String page(String name) throws IOException {
        return Files.readString(share.resolve("man/man1/" + name + ".1"));
    }
}

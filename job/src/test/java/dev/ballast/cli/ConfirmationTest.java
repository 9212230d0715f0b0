package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a plan is applied, whoever sits there is asked; where nobody does, the command says the plan's id twice. */
class ConfirmationTest {
    private static final String RIGHT = Stage.ID.substring(Stage.ID.length() - 4);

    @TempDir
    private Path folder;

    private Stage stage;
    private Map<String, String> before;

    @BeforeEach
    void begin() throws IOException {
        TestRegistry registry = TestRegistry.in(folder)
                .image("kept", "v1", "kept")
                .blob("orphan")
                .blob("loose");
        String orphan = TestRegistry.digestOf("orphan").hex();
        stage = Stage.of(registry, orphan, TestRegistry.digestOf("loose").hex());
        before = stage.files();
    }

    @Test
    void theLastFourCharactersOfThePlansIdApplyIt() {
        stage.approve("--except=" + TestRegistry.digestOf("loose"));
        FakeTerminal terminal = new FakeTerminal(" " + RIGHT + " ");

        Answer answer = apply(terminal);

        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(stage.gone()).hasSize(1);
        assertThat(terminal.shown())
                .startsWith("Plan " + Stage.ID + ", approved by ada at " + TestRegistry.NOW + ": 1 items, "
                        + TestRegistry.sizeOf("orphan") + " B.\n")
                .contains("They are moved aside, and 'ballast restore' puts them back.")
                .endsWith("type the last four characters of its id: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y", "yes", "0000", Stage.ID})
    void anyOtherAnswerTouchesNothing(String wrong) throws IOException {
        stage.approve();

        Answer answer = apply(new FakeTerminal(wrong));

        assertThat(answer.message())
                .startsWith("ballast: Refused (ANSWERED_OTHERWISE): Plan " + Stage.ID)
                .contains("'" + wrong + "'");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
        assertThat(stage.files()).isEqualTo(before);
        assertThat(stage.planFile("outcomes")).doesNotExist();
        assertThat(Files.readString(audit())).doesNotContain("applied");
    }

    @Test
    void whereNobodySitsThePlansIdIsAskedFor() throws IOException {
        stage.approve();

        Answer answer = apply(Terminal.NOBODY);

        assertThat(answer.message())
                .startsWith("ballast: Cannot apply plan " + Stage.ID + ": nobody can be asked here")
                .endsWith("--approve " + Stage.ID);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(stage.files()).isEqualTo(before);
    }

    @Test
    void whoSaysTheIdTwiceIsNotAsked() {
        stage.approve();
        FakeTerminal terminal = new FakeTerminal("no");

        assertThat(apply(terminal, "--approve=" + Stage.ID).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(terminal.shown()).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutWhatIsRefusedAnyhow() {
        FakeTerminal terminal = new FakeTerminal(RIGHT);

        assertThat(apply(terminal).message()).contains("Refused (NOT_APPROVED)");
        stage.approve();
        assertThat(apply(terminal, "--permanent").message()).contains("Refused (NOT_APPROVED_PERMANENT)");
        assertThat(terminal.shown()).isEmpty();
    }

    @Test
    void whatIsDeletedForGoodIsCalledSo() {
        stage.approve("--permanent");
        FakeTerminal terminal = new FakeTerminal(RIGHT);

        assertThat(apply(terminal, "--permanent").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(terminal.shown()).contains("They are deleted for good");
    }

    private Answer apply(Terminal terminal, String... options) {
        Stream<String> command = Stream.of(
                "apply",
                Stage.ID,
                "--read-only-registry",
                "--registry=" + stage.registry().root(),
                "--out=" + stage.out());
        return Answer.before(
                terminal,
                TestRegistry.NOW.plus(Duration.ofHours(2)),
                Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    private Path audit() throws IOException {
        try (Stream<Path> files = Files.list(stage.out().resolve("audit"))) {
            return files.findFirst().orElseThrow();
        }
    }
}

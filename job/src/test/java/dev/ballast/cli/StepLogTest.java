package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.nightly.Steps;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is shown of a run while it goes on. */
@Timeout(20)
class StepLogTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofMillis(5);

    private final StringWriter shown = new StringWriter();
    private final Log log = new Log(new PrintWriter(shown), LogFormat.TEXT, true, Clock.systemUTC());
    private final CountDownLatch asked = new CountDownLatch(2);

    @Test
    void writesOneLinePerStep() {
        StepLog steps = new StepLog(log, null, NEVER);

        assertThat(steps.<String>run("list blobs", () -> "result")).isEqualTo("result");
        assertThat(shown.toString()).matches("ballast: list blobs 0\\.\\d s\\R");
    }

    @Test
    void tellsALogOnceInAWhileHowFarAStepIs() {
        StepLog steps = new StepLog(log, null, AT_ONCE);
        steps.watch(this::half);

        steps.run("list links", this::untilShown);

        assertThat(shown.toString().lines().findFirst())
                .hasValueSatisfying(line ->
                        assertThat(line).matches("ballast: list links 0 s, 32 of 64 parts, .*/(s|min), \\d+ s left"));
        assertThat(shown.toString().lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line).matches("ballast: list links \\d\\.\\d s"));
    }

    @Test
    void writesOverTheLineOfATerminal() {
        StepLog steps = new StepLog(log, new PrintWriter(shown), AT_ONCE);
        steps.watch(this::half);

        steps.run("list links", this::untilShown);

        assertThat(shown.toString())
                .matches("(\r"
                        + "\u001b\\[Klist links 0 s, 32 of 64 parts[^\r"
                        + "]*)+\r"
                        + "\u001b\\[Kballast: list links \\d\\.\\d s\\R");
    }

    @Test
    void showsNoMoreOfAStepThatFailed() {
        StepLog steps = new StepLog(log, null, NEVER);

        assertThatThrownBy(() -> steps.run("list blobs", () -> {
                    throw new IllegalStateException("as expected");
                }))
                .hasMessage("as expected");
        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void saysTheRateAndTheTimeThatIsLeft() {
        assertThat(Parts.UNKNOWN.text(10)).isEmpty();
        assertThat(new Parts(0, 64).text(10)).isEqualTo(", 0 of 64 parts");
        assertThat(new Parts(16, 64).text(8)).isEqualTo(", 16 of 64 parts, 2.0/s, 24 s left");
        assertThat(new Parts(1, 4).text(40)).isEqualTo(", 1 of 4 parts, 1.5/min, 2 min left");
        assertThat(new Parts(1000, 5000).text(100)).isEqualTo(", 1,000 of 5,000 parts, 10.0/s, 7 min left");
    }

    @Test
    void passesOnWhatStepsThatNeedAPermitNote() {
        List<String> order = new ArrayList<>();
        Steps steps = new PermittedSteps(new StepLog(log, null, NEVER), () -> order.add("asked"));

        steps.note("The cache is damaged.");
        steps.run("list blobs", () -> order.add("done"));

        assertThat(shown.toString()).startsWith("ballast: The cache is damaged.");
        assertThat(order).containsExactly("asked", "done");
    }

    private Parts half() {
        asked.countDown();
        return new Parts(32, 64);
    }

    private Void untilShown() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return null;
    }
}

package dev.ballast.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a lease does, whatever storage it lies in. */
abstract class LeaseContract {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final LeaseTerms NEVER_RENEWED_HERE = new LeaseTerms(Duration.ofHours(1), Duration.ofHours(3));
    private static final int CONTENDERS = 8;

    /** The output of this test. */
    abstract StorageRoot out();

    abstract LeaseFolder folder();

    /** Says of a file that it was written that long ago, by the storage's clock. */
    abstract void age(String name, Duration by) throws IOException;

    @Test
    void isHeldByOneAtATime() {
        try (Lease first = take("run")) {
            assertThatThrownBy(() -> take("apply"))
                    .isInstanceOf(LeaseHeldException.class)
                    .hasMessageContaining("'run' of " + System.getProperty("user.name") + " on ")
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("since 2026-11-23T02:30:00Z")
                    .hasMessageEndingWith("ballast unlock --out " + out() + " --id " + first.id());
            first.require();
        }
        take("apply").close();
    }

    @Test
    void tellsWhetherTheStorageKnowsWhoCameFirst() throws IOException {
        assertThat(new LeaseBook(out(), folder(), LeaseTerms.USUAL).isExclusive())
                .isTrue();
        assertThat(new LeaseBook(out(), new OverwritingFolder(folder()), LeaseTerms.USUAL).isExclusive())
                .isFalse();
    }

    @Test
    void goesToExactlyOneOfManyThatAskAtOnce() throws Exception {
        ExecutorService contenders = Executors.newFixedThreadPool(CONTENDERS);
        try {
            Callable<Boolean> contender = () -> {
                try {
                    take("run");
                    return true;
                } catch (LeaseHeldException e) {
                    return false;
                }
            };
            int holders = 0;
            for (Future<Boolean> held : contenders.invokeAll(java.util.Collections.nCopies(CONTENDERS, contender))) {
                holders += held.get() ? 1 : 0;
            }
            assertThat(holders).isEqualTo(1);
        } finally {
            contenders.shutdown();
        }
    }

    @Test
    void isTakenOverWhenItWasNotRenewedByTheClockOfTheStorage() throws IOException {
        leaveBehind(elsewhere(4711), "0000000007");
        assertThatThrownBy(() -> take("run"))
                .isInstanceOf(LeaseHeldException.class)
                .hasMessageContaining("'run' of ballast on elsewhere (process 4711)");

        age("0000000007", Duration.ofHours(4));

        try (Lease lease = take("run")) {
            lease.require();
        }
    }

    @Test
    void isNotTakenOverBecauseClocksDiffer() throws IOException {
        leaveBehind(elsewhere(4711), "0000000001");
        Clock twoHoursAhead = Clock.fixed(Instant.now().plus(Duration.ofHours(200)), ZoneOffset.UTC);
        Clock twoHoursBehind = Clock.fixed(Instant.now().minus(Duration.ofHours(200)), ZoneOffset.UTC);

        for (Clock clock : List.of(twoHoursAhead, twoHoursBehind)) {
            assertThatThrownBy(() -> Lease.acquire(out(), folder(), "run", NEVER_RENEWED_HERE, clock))
                    .isInstanceOf(LeaseHeldException.class);
        }
    }

    @Test
    void isTakenOverAtOnceFromAProcessOfThisMachineThatIsGone() throws IOException {
        ProcessIdentity here = ProcessIdentity.current();
        leaveBehind(new ProcessIdentity(here.id(), "1970-01-01T00:00:00Z", here.machine()), "0000000001");

        take("run").close();
    }

    @Test
    void isLostToWhoeverTookItOver() {
        Lease slow = Lease.acquire(out(), folder(), "run", NEVER_RENEWED_HERE, CLOCK);
        try (Lease next = takeExpired()) {
            assertThatThrownBy(slow::require)
                    .isInstanceOf(LeaseLostException.class)
                    .hasMessageContaining("apply on ")
                    .hasMessageContaining("took it. Nothing more was written");
            slow.close();
            next.require();
        }
    }

    @Test
    void isEndedByAnAdministratorWhoNamesIt() {
        Lease lease = take("run");
        assertThatThrownBy(() -> Lease.unlock(out(), settings(), "0123456789abcdef", CLOCK))
                .isInstanceOf(LeaseHeldException.class);
        lease.require();

        assertThat(Lease.unlock(out(), settings(), lease.id(), CLOCK)).isTrue();

        assertThatThrownBy(lease::require)
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("it was unlocked");
        lease.close();
        assertThat(Lease.unlock(out(), settings(), lease.id(), CLOCK)).isFalse();
        take("run").close();
    }

    @Test
    void isHeldWhereItsFileIsStillBeingWritten() throws IOException {
        folder().create("0000000001", new byte[0]);

        assertThatThrownBy(() -> take("run"))
                .isInstanceOf(LeaseHeldException.class)
                .hasMessageContaining("does not say which");
    }

    @Test
    void leavesTwoFilesAfterAnyNumberOfRuns() throws IOException {
        for (int night = 0; night < 5; night++) {
            take("run").close();
        }

        assertThat(folder().entries())
                .extracting(LeaseFolder.Entry::name)
                .containsExactlyInAnyOrder("0000000005", "previous");
        assertThat(new String(folder().read("0000000005"), StandardCharsets.UTF_8))
                .contains("command=run\n")
                .contains("started_at=2026-11-23T02:30:00Z\n")
                .endsWith("state=released\n");
    }

    abstract java.util.Map<String, String> settings();

    private Lease take(String command) {
        return Lease.acquire(out(), folder(), command, NEVER_RENEWED_HERE, CLOCK);
    }

    private Lease takeExpired() {
        String newest = folderNames().get(0);
        try {
            age(newest, Duration.ofHours(4));
            return take("apply");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> folderNames() {
        try {
            return folder().entries().stream().map(LeaseFolder.Entry::name).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void leaveBehind(ProcessIdentity process, String page) throws IOException {
        LeaseHolder dead = new LeaseHolder(
                "5f0c2d9e1a7b4c36", "run", "ballast", "elsewhere", process, NOW, NOW, LeaseHolder.State.HELD);
        folder().create(page, dead.file());
    }

    private static ProcessIdentity elsewhere(long id) {
        return new ProcessIdentity(id, "2026-11-23T02:29:58Z", "another boot/pid:[1]");
    }
}

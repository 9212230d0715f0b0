package dev.ballast.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The right to write to an output, which one command has at a time, on whatever machine. It is taken before any work, renewed
 * all the time by a thread of its own, looked at again before anything is put in its place, and released at the end.
 *
 * <p>Whoever was killed leaves it behind. On the same machine the next one sees that the process is gone; elsewhere the
 * lease ends when it was not renewed for five minutes, by the clock of the storage: clocks of machines are not compared.
 */
public final class Lease implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LeaseBook book;
    private final long number;
    private final LeaseHolder holder;
    private final Clock clock;
    private final Thread renewal;

    private Lease(LeaseBook book, long number, LeaseHolder holder, Clock clock, Duration pause) {
        this.book = book;
        this.number = number;
        this.holder = holder;
        this.clock = clock;
        this.renewal = new Thread(() -> renewRegularly(pause), "lease");
        this.renewal.setDaemon(true);
    }

    /**
     * Takes the output for a command of this process.
     *
     * @param settings of Hadoop's file systems
     * @param command what to call it to others: {@code run}, {@code apply}
     * @throws LeaseHeldException if another one holds it
     * @throws StorageException if there is no file system for it
     * @throws UncheckedIOException if it cannot be written
     */
    public static Lease acquire(StorageRoot out, Map<String, String> settings, String command, Clock clock) {
        return acquire(out, LeaseFolder.at(out, settings), command, LeaseTerms.USUAL, clock);
    }

    static Lease acquire(StorageRoot out, LeaseFolder folder, String command, LeaseTerms terms, Clock clock) {
        LeaseBook book = new LeaseBook(out, folder, terms);
        LeaseHolder holder = thisProcess(command, clock);
        try {
            Lease lease = new Lease(book, book.enter(holder), holder, clock, terms.renewEvery());
            lease.renewal.start();
            return lease;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot take the lease at " + out, e);
        }
    }

    /**
     * Who holds an output, in one line that says what to do; nothing if nobody does.
     *
     * @param settings of Hadoop's file systems
     * @throws IOException if that cannot be read
     */
    public static Optional<String> heldBy(StorageRoot out, Map<String, String> settings) throws IOException {
        return new LeaseBook(out, LeaseFolder.at(out, settings), LeaseTerms.USUAL).holder();
    }

    /**
     * Whether the storage of an output can tell who came first: it refuses to make a file that is there.
     *
     * @param settings of Hadoop's file systems
     * @throws IOException if nothing can be written there
     */
    public static boolean isExclusive(StorageRoot out, Map<String, String> settings) throws IOException {
        return new LeaseBook(out, LeaseFolder.at(out, settings), LeaseTerms.USUAL).isExclusive();
    }

    /**
     * Ends whatever holds the output, for an administrator who knows that it is dead. If it lives all the same, it stops
     * before it puts anything in its place.
     *
     * @param id that of the holding, so that nobody ends another than the one that he saw
     * @return whether that one held it
     * @throws LeaseHeldException if another one holds it
     * @throws UncheckedIOException if it cannot be written
     */
    public static boolean unlock(StorageRoot out, Map<String, String> settings, String id, Clock clock) {
        try {
            return new LeaseBook(out, LeaseFolder.at(out, settings), LeaseTerms.USUAL).end(id, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot end the lease at " + out, e);
        }
    }

    /**
     * Renews this lease and makes sure that nobody has taken it.
     *
     * @throws LeaseLostException if somebody has
     * @throws UncheckedIOException if the storage does not answer
     */
    public void require() {
        try {
            book.renew(number, holder.renewed(clock.instant()));
            book.requireNewest(number);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot renew the lease", e);
        }
    }

    /** Names this holding, for {@code ballast unlock --id}. */
    public String id() {
        return holder.id();
    }

    /** Lets the next one in. If that cannot be written, the lease ends as if its holder had been killed. */
    @Override
    public void close() {
        renewal.interrupt();
        try {
            renewal.join(PATIENCE.toMillis());
            book.renew(number, holder.ended(LeaseHolder.State.RELEASED, clock.instant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            return;
        }
    }

    private void renewRegularly(Duration pause) {
        try {
            while (true) {
                Thread.sleep(pause.toMillis());
                renewOnce();
            }
        } catch (InterruptedException e) {
            return;
        }
    }

    /** What failed once may not fail the next time; if it does, {@link #require} says so. */
    private void renewOnce() {
        try {
            book.renew(number, holder.renewed(clock.instant()));
        } catch (IOException | RuntimeException e) {
            return;
        }
    }

    private static LeaseHolder thisProcess(String command, Clock clock) {
        return new LeaseHolder(
                HexFormat.of().toHexDigits(new SecureRandom().nextLong()),
                command,
                System.getProperty("user.name", "unknown"),
                host(),
                ProcessIdentity.current(),
                clock.instant(),
                clock.instant(),
                LeaseHolder.State.HELD);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}

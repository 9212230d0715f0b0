package dev.ballast.cli;

import dev.ballast.publish.OutputException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Ends a command in good order when the process is told to end, by SIGTERM or SIGINT: the jobs of Spark are stopped, what is
 * being put in its place is put there as a whole, and the lease is released. The JVM then ends with the signal's code.
 *
 * <p>It comes before the hooks of Spark and Hadoop, which would close what the command still needs for that.
 */
final class Termination implements AutoCloseable {
    /** Spark's is 50; Hadoop's file systems close at 10. */
    private static final int FIRST = 100;
    /** Less than the grace that the unit files and the CronJob give. */
    private static final int PATIENCE_SECONDS = 100;

    private static final int PAUSE_MILLIS = 200;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable hook = this::request;
    private volatile boolean requested;
    private volatile Runnable stop = () -> {};

    private Termination() {}

    /** Waits for a signal until it is closed. */
    static Termination awaited() {
        Termination termination = new Termination();
        ShutdownHookManager.get().addShutdownHook(termination.hook, FIRST, PATIENCE_SECONDS + 1L, TimeUnit.SECONDS);
        return termination;
    }

    /** Sets what stops the work; it is called again and again until the work has ended. */
    void stops(Runnable work) {
        stop = work;
    }

    /** @throws TerminatedException if the process was told to end */
    void require() {
        if (requested) {
            throw new TerminatedException();
        }
    }

    /** Whether the process was told to end. */
    boolean isRequested() {
        return requested;
    }

    /**
     * Does the command's work. Whatever goes wrong after a signal is the signal's doing, and said as such.
     *
     * @param stopped what to say then
     */
    int answer(Log log, String stopped, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (Exception e) {
            if (!requested || e instanceof OutputException) {
                throw e;
            }
            log.error(stopped);
            return ExitCode.TERMINATED;
        }
    }

    /** The command has ended: a process that was told to end does not wait for it any longer. */
    @Override
    public void close() {
        ended.countDown();
        if (!requested) {
            ShutdownHookManager.get().removeShutdownHook(hook);
        }
    }

    private void request() {
        requested = true;
        try {
            for (int waited = 0; waited < PATIENCE_SECONDS * 1000; waited += PAUSE_MILLIS) {
                stop.run();
                if (ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

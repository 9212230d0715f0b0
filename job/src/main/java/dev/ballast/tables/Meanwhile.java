package dev.ballast.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One thing that is done while this thread does another. */
public final class Meanwhile<T> {
    private final FutureTask<T> task;

    private Meanwhile(Callable<T> work) {
        this.task = new FutureTask<>(work);
    }

    /** Begins with it. */
    public static <T> Meanwhile<T> of(Callable<T> work) {
        Meanwhile<T> meanwhile = new Meanwhile<>(work);
        Thread thread = new Thread(meanwhile.task, "meanwhile");
        thread.setDaemon(true);
        thread.start();
        return meanwhile;
    }

    /**
     * What came of it, as soon as it is done.
     *
     * @throws IOException if it ended with one
     */
    public T result() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for what is done meanwhile", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw new IOException(problem.getMessage(), problem);
            }
            if (e.getCause() instanceof UncheckedIOException problem) {
                throw new IOException(problem.getMessage(), problem);
            }
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        }
    }
}

package dev.ballast.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things at once that do not depend on each other: small Spark jobs leave most of a machine idle. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * Does all of it and waits.
     *
     * @return the results, in the order of the work
     */
    public static <T> List<T> all(List<Callable<T>> work) {
        return all(work, work.size());
    }

    /**
     * Does all of it and waits.
     *
     * @param most how much of it may be done at once
     * @return the results, in the order of the work
     */
    public static <T> List<T> all(List<Callable<T>> work, int most) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(most, work.size())));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a step", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }
}

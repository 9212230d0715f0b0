package dev.ballast.scan;

import com.google.common.base.Throwables;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.Iterator;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * Results of inputs of which many wait for the storage at once. Inputs are taken as results are asked for, never more
 * than may be in flight; results come as they are ready, in no order. The first failure ends it.
 *
 * @param <T> inputs
 * @param <R> results
 */
final class InFlight<T, R> extends AbstractIterator<R> implements AutoCloseable {
    private final Iterator<T> inputs;
    private final Predicate<? super T> waits;
    private final Function<? super T, ? extends R> work;
    private final int limit;
    private final ExecutorService threads;
    private final CompletionService<R> answers;
    private int pending;

    InFlight(Iterator<T> inputs, Predicate<? super T> waits, Function<? super T, ? extends R> work, int limit) {
        this.inputs = inputs;
        this.waits = waits;
        this.work = work;
        this.limit = limit;
        this.threads = Executors.newFixedThreadPool(
                limit,
                new ThreadFactoryBuilder()
                        .setDaemon(true)
                        .setNameFormat("in-flight-%d")
                        .build());
        this.answers = new ExecutorCompletionService<>(threads);
    }

    /**
     * The results of all inputs. With a limit of one, one after the other in their order. Within a Spark task, nothing of
     * it outlives the task.
     *
     * @param waits whether the work on an input waits for the storage; the others are done in between, at once
     * @param limit how many may wait at the same time
     */
    static <T, R> Iterator<R> map(
            Iterator<T> inputs, Predicate<? super T> waits, Function<? super T, ? extends R> work, int limit) {
        if (limit <= 1) {
            return Iterators.transform(inputs, work::apply);
        }
        InFlight<T, R> inFlight = new InFlight<>(inputs, waits, work, limit);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) ended -> inFlight.close());
        }
        return inFlight;
    }

    @Override
    protected @Nullable R computeNext() {
        try {
            return next(answers);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading from the storage", e);
        } catch (ExecutionException e) {
            close();
            Throwable failure = Throwables.getCausalChain(e).get(1);
            Throwables.throwIfUnchecked(failure);
            throw new IllegalStateException(failure);
        }
    }

    private @Nullable R next(CompletionService<R> answers) throws InterruptedException, ExecutionException {
        while (pending < limit && inputs.hasNext()) {
            T input = inputs.next();
            if (!waits.test(input)) {
                return work.apply(input);
            }
            answers.submit(() -> work.apply(input));
            pending++;
        }
        if (pending == 0) {
            close();
            return endOfData();
        }
        Future<R> ready = answers.take();
        pending--;
        return ready.get();
    }

    /** Drops what is still in flight. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}

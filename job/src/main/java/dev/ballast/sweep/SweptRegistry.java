package dev.ballast.sweep;

import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The registry that is swept, and the time.
 *
 * @param pause waits that long
 */
record SweptRegistry(
        StorageLister lister, ObjectReader reader, Remover remover, Consumer<Duration> pause, Supervision supervision) {

    Clock clock() {
        return supervision.clock();
    }

    /** Asked before every chunk: throws if nothing more may be changed. */
    Runnable permission() {
        return supervision.permission();
    }
}

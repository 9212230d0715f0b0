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
 * @param permission asked before every chunk: throws if nothing more may be changed
 */
record SweptRegistry(
        StorageLister lister,
        ObjectReader reader,
        Remover remover,
        Clock clock,
        Consumer<Duration> pause,
        Runnable permission) {}

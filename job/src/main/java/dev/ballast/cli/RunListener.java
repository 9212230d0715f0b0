package dev.ballast.cli;

import java.io.IOException;

/** Somebody outside who is told how a run goes. What fails here is said, and changes nothing about the run. */
interface RunListener {

    /** What it is called in a message: "the metrics file /srv/ballast.prom". */
    String name();

    /** The run begins. */
    default void started() throws IOException {}

    /** The run has ended, well or not. */
    void ended(RunEnding ending) throws IOException;
}

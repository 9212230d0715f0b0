package dev.ballast.cli;

/** A command that has a log of its own, in which its failures are to be said. */
interface Logging {
    Log log();
}

package dev.ballast.plan;

/** One condition without which nothing is planned. */
interface Gate {

    /** Judges the run; the result says limit and value, and, if it refuses, what to do. */
    GateResult check(Facts facts);
}

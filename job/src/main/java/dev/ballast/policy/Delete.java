package dev.ballast.policy;

import java.time.Duration;

/**
 * Takes what was pushed longer ago.
 *
 * @param olderThan what is exactly so old stays
 */
record Delete(Duration olderThan) implements Action {}

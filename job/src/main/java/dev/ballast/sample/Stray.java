package dev.ballast.sample;

import java.time.Instant;

/**
 * A blob that no repository links, as an incomplete cleaning leaves it.
 *
 * @param layer the blob
 * @param storedAt its time
 */
record Stray(Layer layer, Instant storedAt) {}

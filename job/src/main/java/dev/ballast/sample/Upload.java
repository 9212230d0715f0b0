package dev.ballast.sample;

import java.time.Instant;

/**
 * An upload that nobody finished.
 *
 * @param uuid its name
 * @param startedAt when it began
 * @param sizeBytes what arrived
 */
record Upload(String uuid, Instant startedAt, long sizeBytes) {}

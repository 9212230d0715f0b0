package dev.ballast.policy;

import java.time.Instant;

/**
 * That an image was pulled.
 *
 * @param reference a tag, or a digest
 */
public record ImagePull(String repository, String reference, Instant at) {}

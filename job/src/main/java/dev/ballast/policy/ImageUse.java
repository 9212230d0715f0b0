package dev.ballast.policy;

import java.io.Serializable;

/**
 * That somebody uses an image.
 *
 * @param reference a tag, or a digest
 * @param user who, in words
 */
public record ImageUse(String repository, String reference, String user) implements Serializable {}

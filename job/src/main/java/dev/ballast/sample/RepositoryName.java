package dev.ballast.sample;

/**
 * A repository that is to be.
 *
 * @param name such as {@code robotics/perception/lidar-driver}
 * @param kind what it is for
 */
record RepositoryName(String name, RepositoryKind kind) {}

package dev.ballast.official;

/** A tag of a repository. */
record Tagging(String repository, String tag) {}

package dev.ballast.storage;

/** What a listing says of one place: a file that is there, or a folder that could not be listed. */
public sealed interface Listed permits StoredFile, Unlisted {}

package dev.ballast.storage;

import java.io.Serializable;

/** What a listing says of one place: a file that is there, or a folder that could not be listed. */
public sealed interface Listed extends Serializable permits StoredFile, Unlisted {}

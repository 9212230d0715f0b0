package dev.ballast.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a storage gives of a listing, one file after the other, page by page. */
interface Answers {
    /** The next file; nothing when the storage says that there are no more. */
    @Nullable Listed next() throws IOException;

    /** How many requests were sent so far, repetitions included. */
    long requests();
}

package dev.ballast.storage;

/** What came of reading one file. */
public sealed interface ReadOutcome {

    /** The whole content. */
    @SuppressWarnings("ArrayRecordComponent")
    record Content(byte[] bytes) implements ReadOutcome {}

    /** There is no such file, or it vanished: a fact, not an error. */
    record Absent() implements ReadOutcome {}

    /** The file is longer than the reader may take. */
    record TooLarge() implements ReadOutcome {}

    /** The storage failed; nothing is known about the content. */
    record Failed(String why) implements ReadOutcome {}
}

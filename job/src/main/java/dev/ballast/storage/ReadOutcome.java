package dev.ballast.storage;

/** What came of reading one file. */
public sealed interface ReadOutcome {

    /** The whole content. */
    @SuppressWarnings("ArrayRecordComponent")
    record Content(byte[] bytes) implements ReadOutcome {}

    /** There is no such file, or it vanished: a fact, not an error. */
    record Absent() implements ReadOutcome {}

    /** There is something, but no file: a folder in its place, or a file in place of a folder above it. */
    record NotAFile() implements ReadOutcome {}

    /** The file is longer than the reader may take. */
    record TooLarge() implements ReadOutcome {}

    /** The storage failed; nothing is known about the content. */
    record Failed(String why) implements ReadOutcome {}
}

package dev.ballast.storage;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why an operation on a file failed, in the words of a sentence. */
final class Reasons {
    private Reasons() {}

    static String of(Exception problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "no such file";
        }
        if (problem instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}

package dev.ballast.storage;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why an operation on a file failed, in the words of a sentence. */
public final class Reasons {
    static final String DENIED = "permission denied";

    private static final String HADOOPS_DENIAL = "AccessControlException";

    private static final String NO_CREDENTIALS = "Unable to load credentials";

    private Reasons() {}

    /** The reason, in one line, without an end. */
    public static String of(Exception problem) {
        if (isDenial(problem)) {
            return problem.getCause() == null ? DENIED : DENIED + ": " + words(innermost(problem));
        }
        if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
            return "no such file";
        }
        if (problem instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return words(innermost(problem));
    }

    /** By name where it is Hadoop's: commands that read no bucket do without Hadoop's jars. */
    private static boolean isDenial(Exception problem) {
        return problem instanceof AccessDeniedException
                || problem.getClass().getSimpleName().endsWith(HADOOPS_DENIAL);
    }

    /** File systems wrap the store's answer again and again, each time repeating it; the innermost is what it said. */
    private static Throwable innermost(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String words(Throwable problem) {
        if (problem.getMessage() == null) {
            return problem.getClass().getSimpleName();
        }
        if (problem.getMessage().startsWith(NO_CREDENTIALS)) {
            return "there are no credentials: neither in the environment, nor in a profile, nor in the settings";
        }
        return problem.getMessage().lines().findFirst().orElse("").replaceFirst(" \\(SDK Attempt Count: .*", "");
    }
}

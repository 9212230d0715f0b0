package dev.ballast.policy;

/**
 * Something wrong in a file that an administrator wrote, and where.
 *
 * @param file the file's name, as the administrator gave it
 * @param line counted from 1
 * @param column counted from 1
 * @param message what is wrong and what to do
 */
public record PolicyProblem(String file, int line, int column, String message) {

    /** As compilers say it, so that editors can jump there. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}

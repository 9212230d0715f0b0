package dev.ballast.cli;

/** What {@code ballast} answers to the shell; from 64 on, the meanings of sysexits.h. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    /** Only with {@code --detailed-exitcode}: the run succeeded and its plan is not empty. */
    public static final int PLAN_NOT_EMPTY = 2;
    /** The run finished, but not everything could be read; nothing is planned. */
    public static final int INCOMPLETE = 3;
    /** A safety gate refused the plan; reports are written. */
    public static final int GATE_REFUSED = 4;

    public static final int USAGE = 64;
    public static final int BAD_DATA = 65;
    public static final int STORAGE_UNREACHABLE = 69;
    public static final int BUG = 70;
    public static final int CANNOT_WRITE_OUTPUT = 73;
    public static final int LOCKED = 75;
    public static final int NO_PERMISSION = 77;
    public static final int BAD_CONFIGURATION = 78;

    /** Ended by SIGTERM: 128 and the signal's number. The JVM itself answers 130 to SIGINT. */
    public static final int TERMINATED = 143;

    private ExitCode() {}
}

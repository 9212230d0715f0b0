package dev.ballast.cli;

import java.util.Locale;

/**
 * The log of Spark and of Hadoop, which goes to standard error, too. Its configuration, {@code log4j2.properties}, asks for
 * these properties: for the form when the first line is written, for the run at every line.
 */
final class LibraryLog {
    private static final String FORM = "ballast.log.format";
    private static final String RUN = "ballast.run.id";

    private LibraryLog() {}

    static void writes(LogFormat format) {
        System.setProperty(FORM, format.name().toLowerCase(Locale.ROOT));
    }

    static void of(String runId) {
        System.setProperty(RUN, runId);
    }
}

package dev.ballast.cli;

/** What lines of the log look like. */
enum LogFormat {
    /** For people. */
    TEXT,
    /** For collectors of logs: one document of the Elastic Common Schema in each line. */
    JSON
}

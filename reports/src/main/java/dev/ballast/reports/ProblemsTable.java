package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.text;

/** The published table of findings: what is wrong, and where. */
final class ProblemsTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "problems",
            "finding",
            text("severity", "error (data is lost or unread), warning (keeps data or confuses) or info."),
            text("kind", "What was found, one of a closed list."),
            optional(text("repository", "Where, if it is in a repository.")),
            optional(text("digest", "What it is about, if that has a digest.")),
            optional(text("path", "The file, relative to the storage root; nothing if it is about no single file.")),
            text("detail", "What is wrong, in words."));

    private ProblemsTable() {}
}

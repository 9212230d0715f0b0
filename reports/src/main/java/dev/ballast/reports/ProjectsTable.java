package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;
import static dev.ballast.reports.ContractColumn.text;

/** The published table of first path segments: who uses what, and what it costs. */
final class ProjectsTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "projects",
            "project",
            text("project", "The first path segment of its repositories' names."),
            count("repositories", "Its repositories that hold any link or upload."),
            count("tags", "Tags with a readable current link."),
            count("manifests", "Pairs of repository and manifest revision."),
            bytes("logical_bytes", "As in runs, for this project."),
            bytes("distinct_bytes", "Bytes of the distinct blobs that its reachable manifests reach."),
            bytes("exclusive_bytes", "What no other project reaches: what deleting the project would free."),
            bytes("shared_bytes", "distinct_bytes - exclusive_bytes: what it has in common with other projects."),
            bytes(
                    "fair_share_bytes",
                    "Each blob's bytes divided among the projects that reach it; sums to runs.referenced_bytes."),
            bytes("reclaimable_bytes", "Bytes of plan items that only this project links."));

    private ProjectsTable() {}
}

package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;
import static dev.ballast.reports.ContractColumn.flag;
import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.ratio;
import static dev.ballast.reports.ContractColumn.seconds;
import static dev.ballast.reports.ContractColumn.text;
import static dev.ballast.reports.ContractColumn.time;

/** The published table of totals: what a registry held on a day, and how the run ended. */
final class RunsTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "runs",
            "run",
            text("status", "ok, incomplete (something could not be read), refused (by a gate) or failed."),
            flag("incomplete", "Whether something could not be read; then totals are too low and nothing is planned."),
            text("registry", "The storage that was read, as a URI."),
            text("layout", "How the storage is laid out: distribution-v2."),
            text("tool_version", "The version of Ballast."),
            optional(text("policy_sha256", "The policy's hash; nothing if every revision was a root.")),
            time("started_at", "When the run began; ages count from it."),
            time("finished_at", "When its plan was written."),
            seconds("duration_seconds", "From start to finish."),
            count("repositories", "Repositories that hold any link or upload."),
            count("projects", "Distinct first path segments of repositories."),
            count("tags", "Tags with a readable current link."),
            count("manifests", "Pairs of repository and manifest revision."),
            count("images", "Those of kind image."),
            count("blobs", "Blobs that are stored."),
            bytes("stored_bytes", "Bytes of all stored blobs."),
            count("referenced_blobs", "Stored blobs that some root reaches."),
            bytes("referenced_bytes", "Bytes of the referenced blobs, each blob once."),
            count("unreferenced_blobs", "Stored blobs that no root reaches, whatever their age."),
            bytes("unreferenced_bytes", "Bytes of the unreferenced blobs."),
            count("protected_blobs", "The part of the unreferenced blobs that age, policy or a gate keeps."),
            bytes("protected_bytes", "Bytes of the protected blobs."),
            count("planned_items", "Items of the plan: blobs, links and uploads."),
            bytes("planned_bytes", "What executing the plan frees."),
            bytes(
                    "logical_bytes",
                    "Sum over repositories and reachable manifests: its own bytes and those of each blob it names."),
            bytes("repository_bytes", "Sum over repositories of the distinct bytes each reaches."),
            bytes("saved_within_repositories_bytes", "logical_bytes - repository_bytes."),
            bytes("saved_across_repositories_bytes", "repository_bytes - referenced_bytes."),
            optional(ratio("dedup_ratio", "logical_bytes / referenced_bytes; nothing if nothing is referenced.")),
            count("missing_blobs", "Blobs that a reachable manifest names and that are not stored."),
            count("unreadable_manifests", "Manifests that could not be read or understood."),
            count("problems", "Rows of the table problems."),
            bytes("upload_bytes", "Bytes of unfinished uploads, which stored_bytes does not count."),
            optional(count("list_requests", "Requests that listed the object store; nothing on a disk.")),
            optional(count("get_requests", "Requests that read links and manifests from it; nothing on a disk.")),
            optional(bytes(
                    "quarantined_bytes",
                    "What applied plans hold aside, by their outcomes; nothing if one of them cannot be read.")));

    private RunsTable() {}
}

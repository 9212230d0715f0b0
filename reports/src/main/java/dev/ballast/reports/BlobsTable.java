package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;
import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.text;
import static dev.ballast.reports.ContractColumn.time;

/** The published table of blobs: every one that is stored or missing. */
final class BlobsTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "blobs",
            "blob",
            text("digest", "The blob's digest."),
            text("kind", "What reachable manifests use it for: layer, config, manifest or unknown."),
            optional(text(
                    "media_type",
                    "What reachable manifests declare, the first by name if they differ; nothing if none does.")),
            bytes("size_bytes", "Its stored size; 0 if it is missing."),
            text("state", "referenced, protected, unreferenced or missing."),
            count("manifest_references", "Pairs of repository and reachable manifest that name it."),
            count("repository_references", "Repositories that reach it."),
            count(
                    "tag_references",
                    "Tags of all repositories that lead to it, directly, through an index or through a subject."),
            bytes("saved_bytes", "What storing it once instead of at each use saves."),
            optional(time("last_modified_at", "The store's modification time; nothing if it is missing.")),
            optional(time(
                    "first_unreferenced_at",
                    "The run since which every run found it unreferenced; nothing if this one does not.")));

    private BlobsTable() {}
}

package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;
import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.text;
import static dev.ballast.reports.ContractColumn.time;

/** The published table of repositories: their counts, bytes, shares and leftovers. */
final class RepositoriesTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "repositories",
            "repository",
            text("repository", "The repository's name."),
            text("project", "Its first path segment."),
            count("tags", "Tags with a readable current link."),
            count("manifests", "Manifest revisions."),
            count("untagged_manifests", "Revisions that no tag points at directly."),
            count("images", "Revisions of kind image."),
            count("blobs", "Distinct stored blobs that its reachable manifests reach."),
            bytes("logical_bytes", "As in runs, for this repository."),
            bytes("distinct_bytes", "Bytes of the distinct blobs that its reachable manifests reach."),
            bytes("exclusive_bytes", "What no other repository reaches: what deleting the repository would free."),
            bytes("shared_bytes", "distinct_bytes - exclusive_bytes: what it has in common with other repositories."),
            bytes(
                    "fair_share_bytes",
                    "Each blob's bytes divided among the repositories that reach it; sums to runs.referenced_bytes."),
            bytes("reclaimable_bytes", "Bytes of plan items that only this repository links."),
            count("dangling_layer_links", "Layer links whose blob is not stored."),
            bytes("upload_bytes", "Bytes of unfinished uploads."),
            optional(time("last_pushed_at", "The newest time of a revision or tag link; nothing if there is none.")));

    private RepositoriesTable() {}
}

package dev.ballast.reports;

import static dev.ballast.reports.ColumnType.BIGINT;
import static dev.ballast.reports.ColumnType.BOOLEAN;
import static dev.ballast.reports.ColumnType.DOUBLE;
import static dev.ballast.reports.ColumnType.STRING;
import static dev.ballast.reports.ColumnType.TIMESTAMP;
import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.required;

import java.util.List;

/** The published tables: what dashboards may rely on. Columns are only ever added at the end of a table. */
public final class TableContract {

    public static final ContractTable RUNS = ContractTable.of(
            "runs",
            "run",
            required("status", STRING, "ok, incomplete (something could not be read), refused (by a gate) or failed."),
            required("incomplete", BOOLEAN, "Whether something could not be read; then nothing is planned."),
            required("registry", STRING, "The storage that was read, as a URI."),
            required("layout", STRING, "How the storage is laid out: distribution-v2."),
            required("tool_version", STRING, "The version of Ballast."),
            optional("policy_sha256", STRING, "The policy's hash; nothing if every revision was a root."),
            required("started_at", TIMESTAMP, "When the run began; ages count from it."),
            required("finished_at", TIMESTAMP, "When its plan was written."),
            required("duration_seconds", DOUBLE, "From start to finish."),
            required("repositories", BIGINT, "Repositories that hold any link or upload."),
            required("projects", BIGINT, "Distinct first path segments of repositories."),
            required("tags", BIGINT, "Tags with a readable current link."),
            required("manifests", BIGINT, "Pairs of repository and manifest revision."),
            required("images", BIGINT, "Those of kind image."),
            required("blobs", BIGINT, "Blobs that are stored."),
            required("stored_bytes", BIGINT, "Bytes of all stored blobs."),
            required("referenced_blobs", BIGINT, "Stored blobs that some root reaches."),
            required("referenced_bytes", BIGINT, "Their bytes, each blob once."),
            required("unreferenced_blobs", BIGINT, "Stored blobs that no root reaches, whatever their age."),
            required("unreferenced_bytes", BIGINT, "Their bytes."),
            required("protected_blobs", BIGINT, "The part of them that age, policy or a gate keeps."),
            required("protected_bytes", BIGINT, "Their bytes."),
            required("planned_items", BIGINT, "Items of the plan: blobs, links and uploads."),
            required("planned_bytes", BIGINT, "What executing the plan frees."),
            required(
                    "logical_bytes",
                    BIGINT,
                    "Over reachable manifests of each repository: its own bytes and those of each blob it names directly."),
            required("repository_bytes", BIGINT, "Sum over repositories of the distinct bytes each reaches."),
            required("saved_within_repositories_bytes", BIGINT, "logical_bytes - repository_bytes."),
            required("saved_across_repositories_bytes", BIGINT, "repository_bytes - referenced_bytes."),
            optional("dedup_ratio", DOUBLE, "logical_bytes / referenced_bytes; nothing if nothing is referenced."),
            required("missing_blobs", BIGINT, "Blobs that a reachable manifest names and that are not stored."),
            required("unreadable_manifests", BIGINT, "Manifests that could not be read or understood."),
            required("problems", BIGINT, "Rows of the table problems."),
            required("upload_bytes", BIGINT, "Bytes of unfinished uploads."));

    public static final ContractTable REPOSITORIES = ContractTable.of(
            "repositories",
            "repository",
            required("repository", STRING, "The repository's name."),
            required("project", STRING, "Its first path segment."),
            required("tags", BIGINT, "Tags with a readable current link."),
            required("manifests", BIGINT, "Manifest revisions."),
            required("untagged_manifests", BIGINT, "Revisions that no tag points at directly."),
            required("images", BIGINT, "Revisions of kind image."),
            required("blobs", BIGINT, "Distinct stored blobs that its manifests reach."),
            required("logical_bytes", BIGINT, "As in runs, for this repository."),
            required("distinct_bytes", BIGINT, "Bytes of the distinct blobs that its manifests reach."),
            required("exclusive_bytes", BIGINT, "Those that no other repository reaches: what deleting it would free."),
            required("shared_bytes", BIGINT, "distinct_bytes - exclusive_bytes."),
            required("reclaimable_bytes", BIGINT, "Bytes of plan items that only this repository links."),
            required("dangling_layer_links", BIGINT, "Layer links whose blob is not stored."),
            required("upload_bytes", BIGINT, "Bytes of unfinished uploads."),
            optional("last_pushed_at", TIMESTAMP, "The newest time of a revision or tag link."));

    public static final ContractTable BLOBS = ContractTable.of(
            "blobs",
            "blob",
            required("digest", STRING, "The blob's digest."),
            required("kind", STRING, "What reachable manifests use it for: layer, config, manifest or unknown."),
            required("size_bytes", BIGINT, "Its stored size; 0 if it is missing."),
            required("state", STRING, "referenced, protected, unreferenced or missing."),
            required("manifest_references", BIGINT, "Pairs of repository and reachable manifest that name it."),
            required("repository_references", BIGINT, "Repositories that reach it."),
            required("saved_bytes", BIGINT, "What storing it once instead of at each use saves."),
            optional("last_modified_at", TIMESTAMP, "The store's modification time; nothing if it is missing."));

    public static final ContractTable PROBLEMS = ContractTable.of(
            "problems",
            "finding",
            required("severity", STRING, "error (data is lost or unread), warning (keeps data or confuses) or info."),
            required("kind", STRING, "What was found, one of a closed list."),
            optional("repository", STRING, "Where, if it is in a repository."),
            optional("digest", STRING, "What it is about, if that has a digest."),
            optional("path", STRING, "The file, relative to the storage root."),
            required("detail", STRING, "What is wrong, in words."));

    /** Every published table. */
    public static final List<ContractTable> TABLES = List.of(RUNS, REPOSITORIES, BLOBS, PROBLEMS);

    private TableContract() {}
}

-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- Views over the tables that Ballast publishes. Say once per session where its output is:
--   SET VARIABLE ballast_out = '/srv/ballast';
-- Any folder that DuckDB can list will do, s3://bucket/ballast too; without one, the working directory.
--
-- <table> holds every published day, <table>_latest the newest run only. Times are instants (TIMESTAMPTZ).

-- One row per run and day.
CREATE OR REPLACE VIEW runs AS
SELECT
    run_id,
    run_at,
    status,
    incomplete,
    registry,
    layout,
    tool_version,
    policy_sha256,
    started_at,
    finished_at,
    duration_seconds,
    repositories,
    projects,
    tags,
    manifests,
    images,
    blobs,
    stored_bytes,
    referenced_blobs,
    referenced_bytes,
    unreferenced_blobs,
    unreferenced_bytes,
    protected_blobs,
    protected_bytes,
    planned_items,
    planned_bytes,
    logical_bytes,
    repository_bytes,
    saved_within_repositories_bytes,
    saved_across_repositories_bytes,
    dedup_ratio,
    missing_blobs,
    unreadable_manifests,
    problems,
    upload_bytes,
    list_requests,
    get_requests,
    quarantined_bytes,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/runs/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

-- One row per project and day.
CREATE OR REPLACE VIEW projects AS
SELECT
    run_id,
    run_at,
    project,
    repositories,
    tags,
    manifests,
    logical_bytes,
    distinct_bytes,
    exclusive_bytes,
    shared_bytes,
    fair_share_bytes,
    reclaimable_bytes,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/projects/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

-- One row per repository and day.
CREATE OR REPLACE VIEW repositories AS
SELECT
    run_id,
    run_at,
    repository,
    project,
    tags,
    manifests,
    untagged_manifests,
    images,
    blobs,
    logical_bytes,
    distinct_bytes,
    exclusive_bytes,
    shared_bytes,
    fair_share_bytes,
    reclaimable_bytes,
    dangling_layer_links,
    upload_bytes,
    last_pushed_at,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/repositories/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

-- One row per repository and manifest and day.
CREATE OR REPLACE VIEW images AS
SELECT
    run_id,
    run_at,
    repository,
    digest,
    kind,
    media_type,
    artifact_type,
    platform,
    tags,
    tag_sample,
    layers,
    size_bytes,
    exclusive_bytes,
    reachable,
    root_reason,
    subject_digest,
    pushed_at,
    created_at,
    decision,
    rule,
    evidence,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/images/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

-- One row per blob and day.
CREATE OR REPLACE VIEW blobs AS
SELECT
    run_id,
    run_at,
    digest,
    kind,
    media_type,
    size_bytes,
    state,
    manifest_references,
    repository_references,
    tag_references,
    saved_bytes,
    last_modified_at,
    first_unreferenced_at,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/blobs/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

-- One row per number of references that some layer has and day.
CREATE OR REPLACE VIEW layer_sharing AS
SELECT
    run_id,
    run_at,
    reference_count,
    blobs,
    bytes,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/layer_sharing/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

-- One row per chain of lowest layers that images share and day.
CREATE OR REPLACE VIEW base_images AS
SELECT
    run_id,
    run_at,
    chain_id,
    layers,
    top_digest,
    size_bytes,
    images,
    repositories,
    saved_bytes,
    name,
    newest_name,
    lagging_images,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/base_images/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

-- One row per finding and day.
CREATE OR REPLACE VIEW problems AS
SELECT
    run_id,
    run_at,
    severity,
    kind,
    repository,
    digest,
    path,
    detail,
    run_date
FROM read_parquet(
    coalesce(getvariable('ballast_out'), '.') || '/tables/problems/run_date=*/*.parquet',
    hive_partitioning = true, hive_types = {'run_date': DATE}, union_by_name = true);

CREATE OR REPLACE VIEW runs_latest AS
FROM runs SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

CREATE OR REPLACE VIEW projects_latest AS
FROM projects SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

CREATE OR REPLACE VIEW repositories_latest AS
FROM repositories SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

CREATE OR REPLACE VIEW images_latest AS
FROM images SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

CREATE OR REPLACE VIEW blobs_latest AS
FROM blobs SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

CREATE OR REPLACE VIEW layer_sharing_latest AS
FROM layer_sharing SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

CREATE OR REPLACE VIEW base_images_latest AS
FROM base_images SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

CREATE OR REPLACE VIEW problems_latest AS
FROM problems SEMI JOIN (SELECT run_date, run_id FROM runs ORDER BY run_at DESC LIMIT 1) USING (run_date, run_id);

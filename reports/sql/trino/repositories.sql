-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per repository.
-- Put the output folder in first, and call the last statement again after each run:
--   BALLAST_OUT=s3://bucket/ballast envsubst <repositories.sql >ready.sql && trino --file ready.sql
-- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
-- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
SET SESSION hive.timestamp_precision = 'MICROSECONDS';

CREATE TABLE IF NOT EXISTS hive.ballast.repositories (
    run_id VARCHAR COMMENT 'The run that wrote the row.',
    run_at TIMESTAMP(6) COMMENT 'When that run began.',
    repository VARCHAR COMMENT 'The repository''s name.',
    project VARCHAR COMMENT 'Its first path segment.',
    tags BIGINT COMMENT 'Tags with a readable current link.',
    manifests BIGINT COMMENT 'Manifest revisions.',
    untagged_manifests BIGINT COMMENT 'Revisions that no tag points at directly.',
    images BIGINT COMMENT 'Revisions of kind image.',
    blobs BIGINT COMMENT 'Distinct stored blobs that its reachable manifests reach.',
    logical_bytes BIGINT COMMENT 'As in runs, for this repository.',
    distinct_bytes BIGINT COMMENT 'Bytes of the distinct blobs that its reachable manifests reach.',
    exclusive_bytes BIGINT COMMENT 'What no other repository reaches: what deleting the repository would free.',
    shared_bytes BIGINT COMMENT 'distinct_bytes - exclusive_bytes: what it has in common with other repositories.',
    fair_share_bytes BIGINT COMMENT 'Each blob''s bytes divided among the repositories that reach it; sums to runs.referenced_bytes.',
    reclaimable_bytes BIGINT COMMENT 'Bytes of plan items that only this repository links.',
    dangling_layer_links BIGINT COMMENT 'Layer links whose blob is not stored.',
    upload_bytes BIGINT COMMENT 'Bytes of unfinished uploads.',
    last_pushed_at TIMESTAMP(6) COMMENT 'The newest time of a revision or tag link; nothing if there is none.',
    run_date DATE COMMENT 'The day of the run, in UTC.'
)
COMMENT 'One row per repository.'
WITH (
    external_location = '${BALLAST_OUT}/tables/repositories',
    format = 'PARQUET',
    partitioned_by = ARRAY['run_date']
);

CALL hive.system.sync_partition_metadata('ballast', 'repositories', 'FULL');

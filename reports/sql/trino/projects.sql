-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per project.
-- Put the output folder in first, and call the last statement again after each run:
--   BALLAST_OUT=s3://bucket/ballast envsubst <projects.sql >ready.sql && trino --file ready.sql
-- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
-- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
SET SESSION hive.timestamp_precision = 'MICROSECONDS';

CREATE TABLE IF NOT EXISTS hive.ballast.projects (
    run_id VARCHAR COMMENT 'The run that wrote the row.',
    run_at TIMESTAMP(6) COMMENT 'When that run began.',
    project VARCHAR COMMENT 'The first path segment of its repositories'' names.',
    repositories BIGINT COMMENT 'Its repositories that hold any link or upload.',
    tags BIGINT COMMENT 'Tags with a readable current link.',
    manifests BIGINT COMMENT 'Pairs of repository and manifest revision.',
    logical_bytes BIGINT COMMENT 'As in runs, for this project.',
    distinct_bytes BIGINT COMMENT 'Bytes of the distinct blobs that its reachable manifests reach.',
    exclusive_bytes BIGINT COMMENT 'What no other project reaches: what deleting the project would free.',
    shared_bytes BIGINT COMMENT 'distinct_bytes - exclusive_bytes: what it has in common with other projects.',
    fair_share_bytes BIGINT COMMENT 'Each blob''s bytes divided among the projects that reach it; sums to runs.referenced_bytes.',
    reclaimable_bytes BIGINT COMMENT 'Bytes of plan items that only this project links.',
    run_date DATE COMMENT 'The day of the run, in UTC.'
)
COMMENT 'One row per project.'
WITH (
    external_location = '${BALLAST_OUT}/tables/projects',
    format = 'PARQUET',
    partitioned_by = ARRAY['run_date']
);

CALL hive.system.sync_partition_metadata('ballast', 'projects', 'FULL');

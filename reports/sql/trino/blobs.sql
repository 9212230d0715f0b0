-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per blob.
-- Put the output folder in first, and call the last statement again after each run:
--   BALLAST_OUT=s3://bucket/ballast envsubst <blobs.sql >ready.sql && trino --file ready.sql
-- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
-- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
SET SESSION hive.timestamp_precision = 'MICROSECONDS';

CREATE TABLE IF NOT EXISTS hive.ballast.blobs (
    run_id VARCHAR COMMENT 'The run that wrote the row.',
    run_at TIMESTAMP(6) COMMENT 'When that run began.',
    digest VARCHAR COMMENT 'The blob''s digest.',
    kind VARCHAR COMMENT 'What reachable manifests use it for: layer, config, manifest or unknown.',
    media_type VARCHAR COMMENT 'What reachable manifests declare, the first by name if they differ; nothing if none does.',
    size_bytes BIGINT COMMENT 'Its stored size; 0 if it is missing.',
    state VARCHAR COMMENT 'referenced, protected, unreferenced or missing.',
    manifest_references BIGINT COMMENT 'Pairs of repository and reachable manifest that name it.',
    repository_references BIGINT COMMENT 'Repositories that reach it.',
    tag_references BIGINT COMMENT 'Tags of all repositories that lead to it, directly, through an index or through a subject.',
    saved_bytes BIGINT COMMENT 'What storing it once instead of at each use saves.',
    last_modified_at TIMESTAMP(6) COMMENT 'The store''s modification time; nothing if it is missing.',
    first_unreferenced_at TIMESTAMP(6) COMMENT 'The run since which every run found it unreferenced; nothing if this one does not.',
    run_date DATE COMMENT 'The day of the run, in UTC.'
)
COMMENT 'One row per blob.'
WITH (
    external_location = '${BALLAST_OUT}/tables/blobs',
    format = 'PARQUET',
    partitioned_by = ARRAY['run_date']
);

CALL hive.system.sync_partition_metadata('ballast', 'blobs', 'FULL');

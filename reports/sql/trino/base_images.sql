-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per chain of lowest layers that images share.
-- Put the output folder in first, and call the last statement again after each run:
--   BALLAST_OUT=s3://bucket/ballast envsubst <base_images.sql >ready.sql && trino --file ready.sql
-- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
-- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
SET SESSION hive.timestamp_precision = 'MICROSECONDS';

CREATE TABLE IF NOT EXISTS hive.ballast.base_images (
    run_id VARCHAR COMMENT 'The run that wrote the row.',
    run_at TIMESTAMP(6) COMMENT 'When that run began.',
    chain_id VARCHAR COMMENT 'Identifies the chain: a hash of its layers'' digests, from the lowest up.',
    layers BIGINT COMMENT 'Layers of the chain.',
    top_digest VARCHAR COMMENT 'The digest of its topmost layer.',
    size_bytes BIGINT COMMENT 'Stored bytes of its distinct layers.',
    images BIGINT COMMENT 'Reachable images of all repositories that begin with the chain, itself included.',
    repositories BIGINT COMMENT 'Distinct repositories of those images.',
    saved_bytes BIGINT COMMENT 'What storing the chain once instead of once per image saves.',
    name VARCHAR COMMENT 'The newest tag that is exactly this chain, as repository:tag; nothing if none is.',
    newest_name VARCHAR COMMENT 'The newest tag of the chain''s own repository; nothing if unknown or this chain.',
    lagging_images BIGINT COMMENT 'Images that go on above the chain although newest_name is newer; 0 without newest_name.',
    run_date DATE COMMENT 'The day of the run, in UTC.'
)
COMMENT 'One row per chain of lowest layers that images share.'
WITH (
    external_location = '${BALLAST_OUT}/tables/base_images',
    format = 'PARQUET',
    partitioned_by = ARRAY['run_date']
);

CALL hive.system.sync_partition_metadata('ballast', 'base_images', 'FULL');

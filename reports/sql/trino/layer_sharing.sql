-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per number of references that some layer has.
-- Put the output folder in first, and call the last statement again after each run:
--   BALLAST_OUT=s3://bucket/ballast envsubst <layer_sharing.sql >ready.sql && trino --file ready.sql
-- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
-- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
SET SESSION hive.timestamp_precision = 'MICROSECONDS';

CREATE TABLE IF NOT EXISTS hive.ballast.layer_sharing (
    run_id VARCHAR COMMENT 'The run that wrote the row.',
    run_at TIMESTAMP(6) COMMENT 'When that run began.',
    reference_count BIGINT COMMENT 'Pairs of repository and reachable manifest that name the layer: manifest_references in blobs.',
    blobs BIGINT COMMENT 'Referenced layers with exactly that many references.',
    bytes BIGINT COMMENT 'Their stored bytes, each layer once.',
    run_date DATE COMMENT 'The day of the run, in UTC.'
)
COMMENT 'One row per number of references that some layer has.'
WITH (
    external_location = '${BALLAST_OUT}/tables/layer_sharing',
    format = 'PARQUET',
    partitioned_by = ARRAY['run_date']
);

CALL hive.system.sync_partition_metadata('ballast', 'layer_sharing', 'FULL');

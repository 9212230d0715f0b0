-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per finding.
-- Put the output folder in first, and call the last statement again after each run:
--   BALLAST_OUT=s3://bucket/ballast envsubst <problems.sql >ready.sql && trino --file ready.sql
-- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
-- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
SET SESSION hive.timestamp_precision = 'MICROSECONDS';

CREATE TABLE IF NOT EXISTS hive.ballast.problems (
    run_id VARCHAR COMMENT 'The run that wrote the row.',
    run_at TIMESTAMP(6) COMMENT 'When that run began.',
    severity VARCHAR COMMENT 'error (data is lost or unread), warning (keeps data or confuses) or info.',
    kind VARCHAR COMMENT 'What was found, one of a closed list.',
    repository VARCHAR COMMENT 'Where, if it is in a repository.',
    digest VARCHAR COMMENT 'What it is about, if that has a digest.',
    path VARCHAR COMMENT 'The file, relative to the storage root; nothing if it is about no single file.',
    detail VARCHAR COMMENT 'What is wrong, in words.',
    run_date DATE COMMENT 'The day of the run, in UTC.'
)
COMMENT 'One row per finding.'
WITH (
    external_location = '${BALLAST_OUT}/tables/problems',
    format = 'PARQUET',
    partitioned_by = ARRAY['run_date']
);

CALL hive.system.sync_partition_metadata('ballast', 'problems', 'FULL');

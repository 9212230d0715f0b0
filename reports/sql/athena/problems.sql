-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per finding.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <problems.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `problems` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `severity` STRING COMMENT 'error (data is lost or unread), warning (keeps data or confuses) or info.',
    `kind` STRING COMMENT 'What was found, one of a closed list.',
    `repository` STRING COMMENT 'Where, if it is in a repository.',
    `digest` STRING COMMENT 'What it is about, if that has a digest.',
    `path` STRING COMMENT 'The file, relative to the storage root; nothing if it is about no single file.',
    `detail` STRING COMMENT 'What is wrong, in words.'
)
COMMENT 'One row per finding.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/problems/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per number of references that some layer has.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <layer_sharing.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `layer_sharing` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `reference_count` BIGINT COMMENT 'Pairs of repository and reachable manifest that name the layer: manifest_references in blobs.',
    `blobs` BIGINT COMMENT 'Referenced layers with exactly that many references.',
    `bytes` BIGINT COMMENT 'Their stored bytes, each layer once.'
)
COMMENT 'One row per number of references that some layer has.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/layer_sharing/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

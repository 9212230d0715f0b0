-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per blob.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <blobs.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `blobs` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `digest` STRING COMMENT 'The blob\'s digest.',
    `kind` STRING COMMENT 'What reachable manifests use it for: layer, config, manifest or unknown.',
    `media_type` STRING COMMENT 'What reachable manifests declare, the first by name if they differ; nothing if none does.',
    `size_bytes` BIGINT COMMENT 'Its stored size; 0 if it is missing.',
    `state` STRING COMMENT 'referenced, protected, unreferenced or missing.',
    `manifest_references` BIGINT COMMENT 'Pairs of repository and reachable manifest that name it.',
    `repository_references` BIGINT COMMENT 'Repositories that reach it.',
    `tag_references` BIGINT COMMENT 'Tags of all repositories that lead to it, directly, through an index or through a subject.',
    `saved_bytes` BIGINT COMMENT 'What storing it once instead of at each use saves.',
    `last_modified_at` TIMESTAMP COMMENT 'The store\'s modification time; nothing if it is missing.',
    `first_unreferenced_at` TIMESTAMP COMMENT 'The run since which every run found it unreferenced; nothing if this one does not.'
)
COMMENT 'One row per blob.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/blobs/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

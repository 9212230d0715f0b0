-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per chain of lowest layers that images share.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <base_images.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `base_images` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `chain_id` STRING COMMENT 'Identifies the chain: a hash of its layers\' digests, from the lowest up.',
    `layers` BIGINT COMMENT 'Layers of the chain.',
    `top_digest` STRING COMMENT 'The digest of its topmost layer.',
    `size_bytes` BIGINT COMMENT 'Stored bytes of its distinct layers.',
    `images` BIGINT COMMENT 'Reachable images of all repositories that begin with the chain, itself included.',
    `repositories` BIGINT COMMENT 'Distinct repositories of those images.',
    `saved_bytes` BIGINT COMMENT 'What storing the chain once instead of once per image saves.',
    `name` STRING COMMENT 'The newest tag that is exactly this chain, as repository:tag; nothing if none is.',
    `newest_name` STRING COMMENT 'The newest tag of the chain\'s own repository; nothing if unknown or this chain.',
    `lagging_images` BIGINT COMMENT 'Images that go on above the chain although newest_name is newer; 0 without newest_name.'
)
COMMENT 'One row per chain of lowest layers that images share.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/base_images/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

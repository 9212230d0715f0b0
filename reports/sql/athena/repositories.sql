-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per repository.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <repositories.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `repositories` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `repository` STRING COMMENT 'The repository\'s name.',
    `project` STRING COMMENT 'Its first path segment.',
    `tags` BIGINT COMMENT 'Tags with a readable current link.',
    `manifests` BIGINT COMMENT 'Manifest revisions.',
    `untagged_manifests` BIGINT COMMENT 'Revisions that no tag points at directly.',
    `images` BIGINT COMMENT 'Revisions of kind image.',
    `blobs` BIGINT COMMENT 'Distinct stored blobs that its reachable manifests reach.',
    `logical_bytes` BIGINT COMMENT 'As in runs, for this repository.',
    `distinct_bytes` BIGINT COMMENT 'Bytes of the distinct blobs that its reachable manifests reach.',
    `exclusive_bytes` BIGINT COMMENT 'What no other repository reaches: what deleting the repository would free.',
    `shared_bytes` BIGINT COMMENT 'distinct_bytes - exclusive_bytes: what it has in common with other repositories.',
    `fair_share_bytes` BIGINT COMMENT 'Each blob\'s bytes divided among the repositories that reach it; sums to runs.referenced_bytes.',
    `reclaimable_bytes` BIGINT COMMENT 'Bytes of plan items that only this repository links.',
    `dangling_layer_links` BIGINT COMMENT 'Layer links whose blob is not stored.',
    `upload_bytes` BIGINT COMMENT 'Bytes of unfinished uploads.',
    `last_pushed_at` TIMESTAMP COMMENT 'The newest time of a revision or tag link; nothing if there is none.'
)
COMMENT 'One row per repository.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/repositories/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per project.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <projects.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `projects` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `project` STRING COMMENT 'The first path segment of its repositories\' names.',
    `repositories` BIGINT COMMENT 'Its repositories that hold any link or upload.',
    `tags` BIGINT COMMENT 'Tags with a readable current link.',
    `manifests` BIGINT COMMENT 'Pairs of repository and manifest revision.',
    `logical_bytes` BIGINT COMMENT 'As in runs, for this project.',
    `distinct_bytes` BIGINT COMMENT 'Bytes of the distinct blobs that its reachable manifests reach.',
    `exclusive_bytes` BIGINT COMMENT 'What no other project reaches: what deleting the project would free.',
    `shared_bytes` BIGINT COMMENT 'distinct_bytes - exclusive_bytes: what it has in common with other projects.',
    `fair_share_bytes` BIGINT COMMENT 'Each blob\'s bytes divided among the projects that reach it; sums to runs.referenced_bytes.',
    `reclaimable_bytes` BIGINT COMMENT 'Bytes of plan items that only this project links.'
)
COMMENT 'One row per project.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/projects/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

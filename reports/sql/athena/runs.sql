-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per run.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <runs.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `runs` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `status` STRING COMMENT 'ok, incomplete (something could not be read), refused (by a gate) or failed.',
    `incomplete` BOOLEAN COMMENT 'Whether something could not be read; then totals are too low and nothing is planned.',
    `registry` STRING COMMENT 'The storage that was read, as a URI.',
    `layout` STRING COMMENT 'How the storage is laid out: distribution-v2.',
    `tool_version` STRING COMMENT 'The version of Ballast.',
    `policy_sha256` STRING COMMENT 'The policy\'s hash; nothing if every revision was a root.',
    `started_at` TIMESTAMP COMMENT 'When the run began; ages count from it.',
    `finished_at` TIMESTAMP COMMENT 'When its plan was written.',
    `duration_seconds` DOUBLE COMMENT 'From start to finish.',
    `repositories` BIGINT COMMENT 'Repositories that hold any link or upload.',
    `projects` BIGINT COMMENT 'Distinct first path segments of repositories.',
    `tags` BIGINT COMMENT 'Tags with a readable current link.',
    `manifests` BIGINT COMMENT 'Pairs of repository and manifest revision.',
    `images` BIGINT COMMENT 'Those of kind image.',
    `blobs` BIGINT COMMENT 'Blobs that are stored.',
    `stored_bytes` BIGINT COMMENT 'Bytes of all stored blobs.',
    `referenced_blobs` BIGINT COMMENT 'Stored blobs that some root reaches.',
    `referenced_bytes` BIGINT COMMENT 'Bytes of the referenced blobs, each blob once.',
    `unreferenced_blobs` BIGINT COMMENT 'Stored blobs that no root reaches, whatever their age.',
    `unreferenced_bytes` BIGINT COMMENT 'Bytes of the unreferenced blobs.',
    `protected_blobs` BIGINT COMMENT 'The part of the unreferenced blobs that age, policy or a gate keeps.',
    `protected_bytes` BIGINT COMMENT 'Bytes of the protected blobs.',
    `planned_items` BIGINT COMMENT 'Items of the plan: blobs, links and uploads.',
    `planned_bytes` BIGINT COMMENT 'What executing the plan frees.',
    `logical_bytes` BIGINT COMMENT 'Sum over repositories and reachable manifests: its own bytes and those of each blob it names.',
    `repository_bytes` BIGINT COMMENT 'Sum over repositories of the distinct bytes each reaches.',
    `saved_within_repositories_bytes` BIGINT COMMENT 'logical_bytes - repository_bytes.',
    `saved_across_repositories_bytes` BIGINT COMMENT 'repository_bytes - referenced_bytes.',
    `dedup_ratio` DOUBLE COMMENT 'logical_bytes / referenced_bytes; nothing if nothing is referenced.',
    `missing_blobs` BIGINT COMMENT 'Blobs that a reachable manifest names and that are not stored.',
    `unreadable_manifests` BIGINT COMMENT 'Manifests that could not be read or understood.',
    `problems` BIGINT COMMENT 'Rows of the table problems.',
    `upload_bytes` BIGINT COMMENT 'Bytes of unfinished uploads, which stored_bytes does not count.',
    `list_requests` BIGINT COMMENT 'Requests that listed the object store; nothing on a disk.',
    `get_requests` BIGINT COMMENT 'Requests that read links and manifests from it; nothing on a disk.',
    `quarantined_bytes` BIGINT COMMENT 'What applied plans hold aside, by their outcomes; nothing if one of them cannot be read.'
)
COMMENT 'One row per run.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/runs/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

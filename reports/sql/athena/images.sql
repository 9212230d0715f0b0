-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per repository and manifest.
-- Put the output folder in first, and run the statement in the database of your choice:
--   BALLAST_OUT=s3://bucket/ballast envsubst <images.sql
CREATE EXTERNAL TABLE IF NOT EXISTS `images` (
    `run_id` STRING COMMENT 'The run that wrote the row.',
    `run_at` TIMESTAMP COMMENT 'When that run began.',
    `repository` STRING COMMENT 'The repository\'s name.',
    `digest` STRING COMMENT 'The manifest\'s digest.',
    `kind` STRING COMMENT 'image, index or artifact; nothing if the manifest could not be read or understood.',
    `media_type` STRING COMMENT 'The manifest\'s media type; nothing if it says none or could not be read.',
    `artifact_type` STRING COMMENT 'Of an artifact, its artifactType or else its config\'s media type; else nothing.',
    `platform` STRING COMMENT 'os/architecture[/variant], as an index that lists it says; nothing if none does.',
    `tags` BIGINT COMMENT 'Tags of the repository that point at it directly.',
    `tag_sample` STRING COMMENT 'The first five of them by name, separated by commas; nothing if it has none.',
    `layers` BIGINT COMMENT 'Distinct layers that it names; 0 for an index.',
    `size_bytes` BIGINT COMMENT 'Its own stored bytes and those of each distinct blob it names directly (config, layers).',
    `exclusive_bytes` BIGINT COMMENT 'What no other reachable revision of any repository is or names: what deleting it alone would free.',
    `reachable` BOOLEAN COMMENT 'Whether a root of its repository reaches it, or it is one.',
    `root_reason` STRING COMMENT 'What makes it a root: revision, without a policy; else tag, rule, no_rule, in_use, age, history or damage; nothing if it is none.',
    `subject_digest` STRING COMMENT 'The manifest that it refers to, as signatures do; nothing if it has no subject.',
    `pushed_at` TIMESTAMP COMMENT 'The time of its revision link; nothing if the storage does not say.',
    `created_at` TIMESTAMP COMMENT 'When it was built, as its annotation org.opencontainers.image.created says; else nothing.',
    `decision` STRING COMMENT 'keep or delete, as the policy decides; nothing without a policy.',
    `rule` STRING COMMENT 'The policy\'s rule that decided; nothing if none did.',
    `evidence` STRING COMMENT 'What the decision stands on, in words; nothing without a policy.'
)
COMMENT 'One row per repository and manifest.'
PARTITIONED BY (`run_date` DATE COMMENT 'The day of the run, in UTC.')
STORED AS PARQUET
LOCATION '${BALLAST_OUT}/tables/images/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.run_date.type' = 'date',
    'projection.run_date.format' = 'yyyy-MM-dd',
    'projection.run_date.range' = '2026-01-01,NOW',
    'projection.run_date.interval' = '1',
    'projection.run_date.interval.unit' = 'DAYS'
);

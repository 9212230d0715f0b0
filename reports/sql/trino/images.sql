-- Generated from TableContract; renew it with: mvn -pl reports test -Dballast.renew=true
--
-- One row per repository and manifest.
-- Put the output folder in first, and call the last statement again after each run:
--   BALLAST_OUT=s3://bucket/ballast envsubst <images.sql >ready.sql && trino --file ready.sql
-- The catalog is called hive here, the schema ballast (CREATE SCHEMA hive.ballast).
-- Set hive.timestamp-precision=MICROSECONDS in the catalog, or this in every session that reads:
SET SESSION hive.timestamp_precision = 'MICROSECONDS';

CREATE TABLE IF NOT EXISTS hive.ballast.images (
    run_id VARCHAR COMMENT 'The run that wrote the row.',
    run_at TIMESTAMP(6) COMMENT 'When that run began.',
    repository VARCHAR COMMENT 'The repository''s name.',
    digest VARCHAR COMMENT 'The manifest''s digest.',
    kind VARCHAR COMMENT 'image, index or artifact; nothing if the manifest could not be read or understood.',
    media_type VARCHAR COMMENT 'The manifest''s media type; nothing if it says none or could not be read.',
    artifact_type VARCHAR COMMENT 'Of an artifact, its artifactType or else its config''s media type; else nothing.',
    platform VARCHAR COMMENT 'os/architecture[/variant], as an index that lists it says; nothing if none does.',
    tags BIGINT COMMENT 'Tags of the repository that point at it directly.',
    tag_sample VARCHAR COMMENT 'The first five of them by name, separated by commas; nothing if it has none.',
    layers BIGINT COMMENT 'Distinct layers that it names; 0 for an index.',
    size_bytes BIGINT COMMENT 'Its own stored bytes and those of each distinct blob it names directly (config, layers).',
    exclusive_bytes BIGINT COMMENT 'What no other reachable revision of any repository is or names: what deleting it alone would free.',
    reachable BOOLEAN COMMENT 'Whether a root of its repository reaches it, or it is one.',
    root_reason VARCHAR COMMENT 'What makes it a root: revision, without a policy; else tag, rule, no_rule, in_use, age, history or damage; nothing if it is none.',
    subject_digest VARCHAR COMMENT 'The manifest that it refers to, as signatures do; nothing if it has no subject.',
    pushed_at TIMESTAMP(6) COMMENT 'The time of its revision link; nothing if the storage does not say.',
    created_at TIMESTAMP(6) COMMENT 'When it was built, as its annotation org.opencontainers.image.created says; else nothing.',
    decision VARCHAR COMMENT 'keep or delete, as the policy decides; nothing without a policy.',
    rule VARCHAR COMMENT 'The policy''s rule that decided; nothing if none did.',
    evidence VARCHAR COMMENT 'What the decision stands on, in words; nothing without a policy.',
    run_date DATE COMMENT 'The day of the run, in UTC.'
)
COMMENT 'One row per repository and manifest.'
WITH (
    external_location = '${BALLAST_OUT}/tables/images',
    format = 'PARQUET',
    partitioned_by = ARRAY['run_date']
);

CALL hive.system.sync_partition_metadata('ballast', 'images', 'FULL');

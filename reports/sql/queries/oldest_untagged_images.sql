-- Question: which images does no tag lead to, oldest first?
-- Parameters: top, how many (50)
-- Answer:
--   repository | digest      | pushed_at              | age_days | size_bytes | exclusive_bytes | reachable
--   team/app   | sha256:9c1… | 2025-01-03 10:12:00+00 | 688      | 268435456  | 1048576         | true
--
-- Left out is what a tag of any repository leads to through an index or a subject, such as the platforms of a tagged
-- multi-platform image. exclusive_bytes is what deleting that one image would free.

SELECT
    repository,
    digest,
    pushed_at,
    floor(epoch(images_latest.run_at - pushed_at) / 86400)::BIGINT AS age_days,
    images_latest.size_bytes,
    exclusive_bytes,
    reachable
FROM images_latest JOIN blobs_latest USING (digest)
WHERE images_latest.kind = 'image' AND tags = 0 AND tag_references = 0
ORDER BY pushed_at NULLS LAST, repository, digest
LIMIT coalesce(getvariable('top'), 50);

-- Question: which repositories would free the most if they were deleted?
-- Parameters: top, how many (20)
-- Answer:
--   repository | project | exclusive_bytes | shared_bytes | distinct_bytes | last_pushed_at
--   team/app   | team    | 5368709120      | 1073741824   | 6442450944     | 2026-11-22 17:03:11+00

SELECT repository, project, exclusive_bytes, shared_bytes, distinct_bytes, last_pushed_at
FROM repositories_latest
ORDER BY exclusive_bytes DESC, repository
LIMIT coalesce(getvariable('top'), 20);

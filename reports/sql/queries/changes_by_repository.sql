-- Question: which repositories changed since the last run, and by how much?
-- Parameters: none
-- Answer:
--   repository | happened | tags_before | tags_now | bytes_before | bytes_now  | change_bytes
--   team/app   | changed  | 12          | 13       | 6174015488   | 6442450944 | 268435456
--
-- happened is new, gone or changed; bytes are distinct_bytes. Compared are the two newest complete runs; with only one,
-- there is nothing to say. Repositories whose tags and bytes stayed as many are left out.

WITH compared AS (
    SELECT run_date, row_number() OVER (ORDER BY run_at DESC) AS age
    FROM runs
    WHERE status IN ('ok', 'refused')
    QUALIFY age <= 2
),
earlier AS (
    FROM repositories SEMI JOIN (FROM compared WHERE age = 2) USING (run_date)
),
later AS (
    FROM repositories SEMI JOIN (FROM compared WHERE age = 1) USING (run_date)
)
SELECT
    repository,
    CASE WHEN earlier.run_id IS NULL THEN 'new' WHEN later.run_id IS NULL THEN 'gone' ELSE 'changed' END AS happened,
    coalesce(earlier.tags, 0) AS tags_before,
    coalesce(later.tags, 0) AS tags_now,
    coalesce(earlier.distinct_bytes, 0) AS bytes_before,
    coalesce(later.distinct_bytes, 0) AS bytes_now,
    bytes_now - bytes_before AS change_bytes
FROM earlier FULL JOIN later USING (repository)
WHERE EXISTS (FROM compared WHERE age = 2)
    AND (earlier.tags, earlier.distinct_bytes) IS DISTINCT FROM (later.tags, later.distinct_bytes)
ORDER BY abs(change_bytes) DESC, repository;

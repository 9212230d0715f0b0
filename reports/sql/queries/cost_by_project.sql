-- Question: what does each project cost in a month?
-- Parameters: price_per_gib_month, in your currency (0.023)
-- Answer:
--   project | bytes      | share_percent | cost_per_month
--   team    | 5905580032 | 61.1          | 0.13
--
-- Shared blobs are paid in even parts (fair_share_bytes). Blobs that no project references and unfinished uploads are
-- paid by nobody: the rows '(unreferenced)' and '(uploads)', so that the sum is the bill of the whole storage.

WITH bill AS (
    SELECT project, fair_share_bytes AS bytes, 1 AS place FROM projects_latest
    UNION ALL
    SELECT '(unreferenced)', unreferenced_bytes, 2 FROM runs_latest
    UNION ALL
    SELECT '(uploads)', upload_bytes, 3 FROM runs_latest
)
SELECT
    project,
    bytes,
    round(100.0 * bytes / nullif(sum(bytes) OVER (), 0), 1) AS share_percent,
    round(bytes / 1073741824.0 * coalesce(getvariable('price_per_gib_month'), 0.023)::DOUBLE, 2) AS cost_per_month
FROM bill
ORDER BY place, bytes DESC, project;

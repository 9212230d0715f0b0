-- Question: how much did each project grow over the last 30 and 90 days?
-- Parameters: windows, a list of days ([30, 90])
-- Answer:
--   project | days | since      | bytes_then | bytes_now  | growth_bytes
--   team    | 30   | 2026-10-24 | 4294967296 | 6442450944 | 2147483648
--
-- Bytes are distinct_bytes. Compared are the newest complete run and the newest that is at least that many days older;
-- without one, since and what follows from it are empty. A project that one of both lacks has 0 bytes there.

WITH complete AS (
    SELECT run_date FROM runs WHERE status IN ('ok', 'refused')
),
newest AS (
    SELECT max(run_date) AS run_date FROM complete
),
windows AS (
    SELECT unnest(coalesce(getvariable('windows'), [30, 90])) AS days
),
compared AS (
    SELECT
        days,
        newest.run_date AS until,
        (SELECT max(run_date) FROM complete WHERE run_date <= newest.run_date - days) AS since
    FROM windows CROSS JOIN newest
),
points AS (
    SELECT days, since, until, project, sum(distinct_bytes) FILTER (run_date = since) AS bytes_then,
        sum(distinct_bytes) FILTER (run_date = until) AS bytes_now
    FROM compared JOIN projects ON run_date = since OR run_date = until
    GROUP BY ALL
)
SELECT
    project,
    days,
    since,
    CASE WHEN since IS NOT NULL THEN coalesce(bytes_then, 0) END::BIGINT AS bytes_then,
    coalesce(bytes_now, 0)::BIGINT AS bytes_now,
    CASE WHEN since IS NOT NULL THEN coalesce(bytes_now, 0) - coalesce(bytes_then, 0) END::BIGINT AS growth_bytes
FROM points
ORDER BY days, growth_bytes DESC NULLS LAST, project;

-- Question: when will the storage be full?
-- Parameters: capacity_bytes (1 TiB); history_days, how far back the trend looks (90)
-- Answer:
--   runs | since      | used_bytes   | capacity_bytes | bytes_per_day | days_until_full | full_on
--   90   | 2026-08-25 | 824633720832 | 1099511627776  | 4581298449    | 60              | 2027-01-22
--
-- The trend is the straight line of least squares through stored and upload bytes of complete runs; it starts at what
-- the newest of them found. days_until_full is 0 if the storage is full, and empty if it does not grow or there is but
-- one run. A collection inside the history bends the line: choose history_days so that it looks back no further.

WITH settings AS (
    SELECT
        coalesce(getvariable('capacity_bytes'), 1099511627776)::BIGINT AS capacity_bytes,
        coalesce(getvariable('history_days'), 90)::INTEGER AS history_days
),
complete AS (
    SELECT run_date, epoch(run_at) / 86400 AS day, stored_bytes + upload_bytes AS used_bytes
    FROM runs
    WHERE status IN ('ok', 'refused')
),
trend AS (
    SELECT
        count(*) AS runs,
        min(run_date) AS since,
        max(run_date) AS until,
        arg_max(used_bytes, day) AS used_bytes,
        any_value(capacity_bytes) AS capacity_bytes,
        CASE WHEN count(*) > 1 THEN regr_slope(used_bytes, day) END AS slope
    FROM complete CROSS JOIN settings
    WHERE run_date >= (SELECT max(run_date) FROM complete) - history_days
    HAVING count(*) > 0
)
SELECT
    runs,
    since,
    used_bytes,
    capacity_bytes,
    round(slope)::BIGINT AS bytes_per_day,
    CASE
        WHEN used_bytes >= capacity_bytes THEN 0
        WHEN slope > 0 AND (capacity_bytes - used_bytes) / slope < 36500
            THEN floor((capacity_bytes - used_bytes) / slope)::INTEGER
    END AS days_until_full,
    until + days_until_full AS full_on
FROM trend;

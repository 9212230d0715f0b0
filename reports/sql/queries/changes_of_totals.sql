-- Question: which totals of the registry changed since the last run, and by how much?
-- Parameters: none
-- Answer:
--   measure      | since      | before     | now        | change
--   stored_bytes | 2026-11-22 | 6442450944 | 6174015488 | -268435456
--
-- Compared are the two newest complete runs; with only one, there is nothing to say.

WITH compared AS (
    SELECT *, row_number() OVER (ORDER BY run_at DESC) AS age
    FROM runs
    WHERE status IN ('ok', 'refused')
    QUALIFY age <= 2
),
measures AS (
    UNPIVOT compared
    ON repositories, projects, tags, manifests, images, blobs, stored_bytes, referenced_bytes, unreferenced_bytes,
        protected_bytes, planned_bytes, logical_bytes, missing_blobs, unreadable_manifests, problems, upload_bytes
    INTO NAME measure VALUE amount
)
SELECT
    measure,
    earlier.run_date AS since,
    earlier.amount AS before,
    later.amount AS now,
    later.amount - earlier.amount AS change
FROM measures AS later JOIN measures AS earlier USING (measure)
WHERE later.age = 1 AND earlier.age = 2 AND later.amount <> earlier.amount
ORDER BY measure;

-- Question: how many bytes does each project share with other projects, and what does it save by that?
-- Parameters: none
-- Answer:
--   project | distinct_bytes | shared_bytes | shared_percent | saved_bytes
--   team    | 6442450944     | 1073741824   | 16.7           | 536870912
--
-- saved_bytes is what the others carry: distinct_bytes less the project's fair share. Which projects share a blob is
-- not published; the sum of saved_bytes is what sharing between projects saves in all.

SELECT
    project,
    distinct_bytes,
    shared_bytes,
    round(100.0 * shared_bytes / nullif(distinct_bytes, 0), 1) AS shared_percent,
    distinct_bytes - fair_share_bytes AS saved_bytes
FROM projects_latest
ORDER BY shared_bytes DESC, project;

-- Question: which outdated base images are still built upon, and by how many images?
-- Parameters: top, how many (50)
-- Answer:
--   base            | newest_name     | lagging_images | images | repositories | size_bytes | chain_id
--   library/base:11 | library/base:12 | 37             | 38     | 9            | 52428800   | 1f0a…
--
-- An image counts for every base below it, so that lagging_images of several rows must not be added. base is empty if
-- the tag of that base has moved on.

SELECT name AS base, newest_name, lagging_images, images, repositories, size_bytes, chain_id
FROM base_images_latest
WHERE lagging_images > 0
ORDER BY lagging_images DESC, base NULLS LAST, chain_id
LIMIT coalesce(getvariable('top'), 50);

"use strict";

/** What the page carries; the order of a repository's columns is that of its table. */
const data = JSON.parse(document.getElementById("data").textContent);
const column = { name: 0, tags: 1, manifests: 2, logical: 3, distinct: 4, exclusive: 5, fairShare: 6, reclaimable: 7, pushed: 8 };

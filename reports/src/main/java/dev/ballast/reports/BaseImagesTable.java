package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;
import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.text;

/** The published table of what images are built on, and how many are built on an older one. */
final class BaseImagesTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "base_images",
            "chain of lowest layers that images share",
            text("chain_id", "Identifies the chain: a hash of its layers' digests, from the lowest up."),
            count("layers", "Layers of the chain."),
            text("top_digest", "The digest of its topmost layer."),
            bytes("size_bytes", "Stored bytes of its distinct layers."),
            count("images", "Reachable images of all repositories that begin with the chain, itself included."),
            count("repositories", "Distinct repositories of those images."),
            bytes("saved_bytes", "What storing the chain once instead of once per image saves."),
            optional(text("name", "The newest tag that is exactly this chain, as repository:tag; nothing if none is.")),
            optional(text(
                    "newest_name", "The newest tag of the chain's own repository; nothing if unknown or this chain.")),
            count(
                    "lagging_images",
                    "Images that go on above the chain although newest_name is newer; 0 without newest_name."));

    private BaseImagesTable() {}
}

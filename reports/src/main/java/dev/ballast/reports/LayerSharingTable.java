package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;

/** The published histogram of layers: how much is stored once and used how often. */
final class LayerSharingTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "layer_sharing",
            "number of references that some layer has",
            count(
                    "reference_count",
                    "Pairs of repository and reachable manifest that name the layer: manifest_references in blobs."),
            count("blobs", "Referenced layers with exactly that many references."),
            bytes("bytes", "Their stored bytes, each layer once."));

    private LayerSharingTable() {}
}

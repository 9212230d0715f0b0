package dev.ballast.tables;

import java.util.Locale;

/** What manifests use a blob for; of several uses the last one here counts. */
public enum BlobKind {
    /** Nothing reachable says. */
    UNKNOWN(0),
    LAYER(1),
    CONFIG(2),
    MANIFEST(3);

    private final int rank;
    private final String label = name().toLowerCase(Locale.ROOT);

    BlobKind(int rank) {
        this.rank = rank;
    }

    /** How the kind is written in tables. */
    public String label() {
        return label;
    }

    /** Its place among the kinds: a number, because Spark aggregates numbers without sorting. */
    public int rank() {
        return rank;
    }
}

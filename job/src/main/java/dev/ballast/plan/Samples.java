package dev.ballast.plan;

import java.util.List;

/** Names the first of many in a message. */
final class Samples {
    private Samples() {}

    static String of(List<String> samples) {
        return samples.isEmpty() ? "" : " (first: " + samples.get(0) + ")";
    }
}

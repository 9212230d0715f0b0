package dev.ballast.scan;

import dev.ballast.registry.Entry;

/** Says of an entry why it means nothing where it lies. */
final class NotHere {
    private NotHere() {}

    static String why(Entry entry) {
        return entry instanceof Entry.Unrecognised unrecognised
                ? unrecognised.why()
                : "has no place in this folder of a registry";
    }
}

package dev.ballast.sweep;

import java.util.List;

/**
 * A target as it was found in a bucket a moment ago, as planned.
 *
 * @param objects the object; or all of an upload
 */
record Sighting(Target target, List<StoredObject> objects) {
    Sighting {
        objects = List.copyOf(objects);
    }
}

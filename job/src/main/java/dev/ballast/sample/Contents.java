package dev.ballast.sample;

import java.util.List;

/**
 * What one push brings.
 *
 * @param blobs layers and configs
 * @param manifests children before the manifest that names them; none if the push was broken off
 */
record Contents(List<Blob> blobs, List<Document> manifests) {

    Contents {
        blobs = List.copyOf(blobs);
        manifests = List.copyOf(manifests);
    }

    /** The manifest that a tag points at. */
    Document top() {
        return manifests.get(manifests.size() - 1);
    }
}

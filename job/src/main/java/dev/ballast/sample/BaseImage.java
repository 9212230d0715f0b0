package dev.ballast.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What images are built from: the layers that lie lowest, of every version there was. */
final class BaseImage {

    private final NavigableMap<Instant, Map<String, List<Blob>>> versions = new TreeMap<>();

    void release(Instant at, Map<String, List<Blob>> layersByPlatform) {
        versions.put(at, layersByPlatform);
    }

    /** The layers of the newest version at that time, the lowest first; none if there was no version yet. */
    List<Blob> layers(Instant at, String platform) {
        Map.Entry<Instant, Map<String, List<Blob>>> version = versions.floorEntry(at);
        return version == null ? List.of() : version.getValue().getOrDefault(platform, List.of());
    }
}

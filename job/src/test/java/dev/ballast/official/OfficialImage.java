package dev.ballast.official;

import dev.ballast.registry.Digest;
import java.util.List;

/**
 * The image of one platform that a tag served: one line of the data.
 *
 * @param listed whether the tag served an index that lists this image, or else the image itself
 * @param manifest the digest of the image's real manifest
 * @param verified whether the manifest's bytes follow from the other fields
 * @param platform such as {@code linux/arm64/v8}
 * @param layers the lowest first
 */
record OfficialImage(
        Tagging tagging,
        boolean listed,
        Digest manifest,
        boolean verified,
        String platform,
        NamedBlob config,
        List<NamedBlob> layers) {
    OfficialImage {
        layers = List.copyOf(layers);
    }
}

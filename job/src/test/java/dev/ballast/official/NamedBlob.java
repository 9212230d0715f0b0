package dev.ballast.official;

import dev.ballast.registry.Digest;

/**
 * A config or layer, as a manifest names it.
 *
 * @param foreign whether clients fetch it from elsewhere, so that the registry does not store it: the base layers of
 *     Windows
 * @param sizeBytes as the manifest declares it
 */
record NamedBlob(Digest digest, boolean foreign, long sizeBytes) {}

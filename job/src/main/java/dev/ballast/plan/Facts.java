package dev.ballast.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the gates judge: exact totals of the run.
 *
 * @param registry the storage that was read
 * @param previousRegistry the storage of the plans that lie at the same output
 * @param unlisted places that could not be listed or read
 * @param unlistedSample the first of them, with the reason
 * @param unreadManifests manifests that the storage failed to give
 * @param unreadManifestSample the first of them, with the reason
 * @param blobs blobs that are stored
 * @param repositoryFiles links and uploads of all repositories
 * @param references digests that reachable manifests name
 * @param referencedBlobs stored blobs that are reached
 * @param missingBlobs blobs that are named and not stored
 * @param storedBytes bytes of all stored blobs
 * @param plannedBytes bytes of the blobs that may go
 * @param minAge what is younger is protected
 * @param policy what there is to say of the policy
 */
public record Facts(
        String registry,
        Optional<String> previousRegistry,
        long unlisted,
        List<String> unlistedSample,
        long unreadManifests,
        List<String> unreadManifestSample,
        long blobs,
        long repositoryFiles,
        long references,
        long referencedBlobs,
        long missingBlobs,
        long storedBytes,
        long plannedBytes,
        Duration minAge,
        PolicyFacts policy) {}

package dev.ballast.reports.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One repository, as the published table of repositories has it. */
public record RepositoryRow(
        String repository,
        String project,
        long tags,
        long manifests,
        long untaggedManifests,
        long images,
        long blobs,
        long logicalBytes,
        long distinctBytes,
        long exclusiveBytes,
        long sharedBytes,
        long fairShareBytes,
        long reclaimableBytes,
        long danglingLayerLinks,
        long uploadBytes,
        @Nullable Instant lastPushedAt) {}

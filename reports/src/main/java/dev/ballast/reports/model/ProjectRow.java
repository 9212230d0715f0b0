package dev.ballast.reports.model;

/** One project, as the published table of projects has it. */
public record ProjectRow(
        String project,
        long repositories,
        long tags,
        long manifests,
        long logicalBytes,
        long distinctBytes,
        long exclusiveBytes,
        long sharedBytes,
        long fairShareBytes,
        long reclaimableBytes) {}

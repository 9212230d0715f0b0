package dev.ballast.reports.model;

import dev.ballast.reports.model.ProblemReport.KindCount;
import dev.ballast.reports.model.ProblemReport.Problem;
import java.util.List;

/** Findings of every severity. */
final class SampleProblems {
    private static final String DIGEST = "sha256:" + "fedcba9876543210".repeat(4);

    static final ProblemReport FOUND = new ProblemReport(
            210,
            List.of(
                    new KindCount(
                            "error",
                            "missing_blob",
                            "a manifest names a blob that is not stored",
                            "Push the image again, or delete its tag.",
                            2),
                    new KindCount(
                            "warning",
                            "dangling_tag",
                            "a tag points at a manifest that is no revision of its repository",
                            "Delete the tag, or push it again.",
                            8),
                    new KindCount(
                            "info",
                            "unrecognised_file",
                            "a file is no part of a registry's layout",
                            "Nothing needs to be done; Ballast never touches it.",
                            200)),
            List.of(
                    new Problem(
                            "error",
                            "missing_blob",
                            "payments/api-3",
                            DIGEST,
                            null,
                            "not stored, and named by 3 manifests of 1 repositories"),
                    new Problem(
                            "warning",
                            "dangling_tag",
                            HostileNames.SCRIPT,
                            DIGEST,
                            "docker/registry/v2/repositories/odd/_manifests/tags/1/current/link",
                            "tag '1' points at a manifest that is no revision of the repository"),
                    new Problem(
                            "info",
                            "unrecognised_file",
                            null,
                            null,
                            "docker/registry/v2/" + HostileNames.END_OF_DATA,
                            "no part of a registry's layout")));

    private SampleProblems() {}
}

package dev.ballast.nightly;

import dev.ballast.reports.TableContract;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Counts;
import dev.ballast.tables.RepositorySums;
import java.util.ArrayList;
import java.util.List;

/** Sums that hold between tables that were computed in different ways; where one does not, nothing is published. */
final class Sums {
    private final List<String> broken = new ArrayList<>();

    private Sums() {}

    /**
     * Adds up.
     *
     * @throws IllegalStateException if a sum is broken, which is a bug of Ballast: it says which
     */
    static void check(Scanned scanned, Marked marked, RunFiles files) {
        Sums sums = new Sums();
        sums.ofBlobs(scanned, marked, files.counts(TableContract.BLOBS));
        sums.ofScopes("repositories", marked, Marked.REPOSITORY_BYTES, files.counts(TableContract.REPOSITORIES));
        sums.ofScopes("projects", marked, Marked.PROJECT_BYTES, files.counts(TableContract.PROJECTS));
        sums.ofRevisions(marked, files);
        sums.equal(
                "bytes of layer_sharing",
                files.counts(TableContract.LAYER_SHARING).of("bytes"),
                "bytes of referenced layers",
                marked.counted().count(Marked.LAYER_BYTES));
        if (!sums.broken.isEmpty()) {
            throw new IllegalStateException("Nothing was published, because tables do not add up: "
                    + String.join("; ", sums.broken) + ". This is a bug in Ballast; please report it.");
        }
    }

    private void ofBlobs(Scanned scanned, Marked marked, Counts blobs) {
        long stored = marked.bytes(BlobState.REFERENCED)
                + marked.bytes(BlobState.PROTECTED)
                + marked.bytes(BlobState.UNREFERENCED);
        equal(
                "bytes of referenced and unreferenced blobs",
                stored,
                "stored bytes",
                scanned.blobs().count(Scanned.BYTES));
        equal(
                "bytes of blobs",
                blobs.of("size_bytes"),
                "stored bytes",
                scanned.blobs().count(Scanned.BYTES));
        equal(
                "rows of blobs",
                blobs.of(RunTables.ROWS),
                "stored and missing blobs",
                scanned.blobs().count(Scanned.BLOBS) + marked.blobs(BlobState.MISSING));
    }

    private void ofScopes(String table, Marked marked, String scopeBytes, Counts counts) {
        equal(
                "fair shares of " + table,
                counts.of(RunFiles.FAIR_SHARE_BYTES),
                "referenced bytes",
                marked.bytes(BlobState.REFERENCED));
        equal(
                "distinct bytes of " + table,
                counts.of(RepositorySums.DISTINCT_BYTES),
                "blobs' bytes times " + table,
                marked.counted().count(scopeBytes));
        equal(
                "logical bytes of " + table,
                counts.of(RepositorySums.LOGICAL_BYTES),
                "blobs' bytes times uses",
                marked.counted().count(Marked.LOGICAL_BYTES));
    }

    private void ofRevisions(Marked marked, RunFiles files) {
        long revisions = marked.revisions().count(Marked.REVISIONS);
        equal("rows of images", files.counts(TableContract.IMAGES).of(RunTables.ROWS), "revisions", revisions);
        equal(
                "manifests of repositories",
                files.counts(TableContract.REPOSITORIES).of("manifests"),
                "revisions",
                revisions);
        equal("manifests of projects", files.counts(TableContract.PROJECTS).of("manifests"), "revisions", revisions);
        equal(
                "tags of projects",
                files.counts(TableContract.PROJECTS).of("tags"),
                "tags of repositories",
                files.counts(TableContract.REPOSITORIES).of("tags"));
    }

    private void equal(String what, long is, String asWhat, long expected) {
        if (is != expected) {
            broken.add(what + " (" + is + ") are not " + asWhat + " (" + expected + ")");
        }
    }
}

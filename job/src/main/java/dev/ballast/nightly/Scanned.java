package dev.ballast.nightly;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import dev.ballast.mark.Damage;
import dev.ballast.scan.Known;
import dev.ballast.scan.Listings;
import dev.ballast.scan.ManifestScan;
import dev.ballast.scan.Storage;
import dev.ballast.scan.UploadScan;
import dev.ballast.tables.AtOnce;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.ReadLinks;
import dev.ballast.tables.Rows;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.Uploads;
import dev.ballast.tables.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was read from storage, as written tables: first the blobs, then what refers to them.
 *
 * @param blobsListedAt when listing the blobs began
 * @param linksListedAt when listing the repositories began
 */
record Scanned(
        Written blobs,
        Written links,
        Written uploads,
        Written manifests,
        Instant blobsListedAt,
        Instant linksListedAt) {

    static final String BLOBS = "blobs";
    static final String BYTES = "bytes";
    /** The first two letters of the digests. */
    static final String PREFIXES = "prefixes";

    private static final int PREFIX_START = "sha256:".length() + 1;
    static final String UNLISTED = "unlisted";
    /** Files of a kind that is no part of the layout, and places that could not be listed. */
    static final String ODD = "odd";

    static final String ENTRIES = "entries";
    static final String UPLOAD_FILES = "upload_files";
    static final String TAGS = "tags";
    /** Entries of repositories that only Harbor has. */
    static final String OF_HARBOR = "of_harbor";

    static final String BLIND_LINKS = "blind_links";
    static final String REFERENCES = "references";
    static final String REFERENCES_TO_RESOLVE = "references_to_resolve";
    static final String NOT_PARSED = "not_parsed";
    static final String ABSENT = "absent";
    static final String UNREAD = "unread";
    static final String UNREADABLE = "unreadable";
    /** Manifests that lead to other manifests: indexes, and what has a subject. */
    static final String JOINING = "joining";

    static final String MEDIA_TYPES = "media_types";

    private static final Duration SETTLING_TIME = Duration.ofHours(1);

    static Scanned scan(Storage storage, Listings listings, RunFolder run, Known known, Clock clock, Steps steps) {
        Instant blobsListedAt = run.began(Blobs.TABLE, listings.time(clock));
        Written blobs = steps.run("list blobs", () -> run.write(Blobs.TABLE, listings::blobs, blobCounts()));
        listings.check(blobs.count(BLOBS), blobs.counts().set(PREFIXES));
        Instant linksListedAt = run.began(Links.TABLE, listings.time(clock));
        Written links = steps.run(
                "list links", () -> run.write(Links.TABLE, () -> listings.links(known.links()), linkCounts()));
        FewRows.prepare(run.spark(), blobs.count(BLOBS) + links.count(ENTRIES));
        List<Written> read = steps.run(
                "read manifests",
                () -> AtOnce.all(List.of(
                        () -> run.write(Uploads.TABLE, UploadScan.of(uploadFiles(links)), Map.of()),
                        () -> run.searchedBy(Manifests.NAMED_DIGESTS)
                                .write(
                                        Manifests.TABLE,
                                        ManifestScan.of(storage, blobs.rows(), links.rows(), known),
                                        manifestCounts()),
                        () -> run.write(ReadLinks.TABLE, readLinks(links.rows(), linksListedAt), Map.of()))));
        return new Scanned(blobs, links, read.get(0), read.get(1), blobsListedAt, linksListedAt);
    }

    /**
     * Links that were read, if a later change cannot go unnoticed. Where a store does not name contents, a file's time is
     * the evidence, and of a file that is just being written it is none: the next change may get the same one.
     */
    private static Dataset<Row> readLinks(Dataset<Row> links, Instant listedAt) {
        Column isRead = col(Links.NAMED_DIGEST)
                .isNull()
                .or(col(Links.NAMED_DIGEST).notEqual(col(Links.DIGEST)))
                .and(col(Links.DIGEST).startsWith("sha256:"))
                .and(col(Links.MODIFIED_AT).isNotNull());
        Column isSettled =
                col(Links.ETAG).isNotNull().or(col(Links.MODIFIED_AT).lt(lit(listedAt.minus(SETTLING_TIME))));
        return links.filter(isRead.and(isSettled));
    }

    private static Dataset<Row> uploadFiles(Written links) {
        return Rows.unlessNone(links.count(UPLOAD_FILES), links.rows());
    }

    /** Whether the storage listed and gave everything. */
    boolean isComplete() {
        return unlisted() == 0 && manifests.count(UNREAD) == 0;
    }

    /** Places that the storage did not list or give. */
    long unlisted() {
        return blobs.count(UNLISTED) + links.count(UNLISTED);
    }

    /** Things that may not say all they refer to. */
    Damage.Counts damages() {
        return new Damage.Counts(
                links.count(BLIND_LINKS), manifests.count(UNREADABLE), manifests.count(REFERENCES_TO_RESOLVE));
    }

    /** digest: manifests that are linked and not stored. */
    Dataset<Row> absentManifests() {
        return Rows.unlessNone(
                manifests.count(ABSENT),
                manifests.rows().filter(isState(ManifestState.ABSENT)).select(Manifests.DIGEST));
    }

    /** Manifests that lead to other manifests. */
    Dataset<Row> joiningManifests() {
        return Rows.unlessNone(manifests.count(JOINING), manifests.rows().filter(isJoining()));
    }

    /** Links, if any of them is a tag. */
    Dataset<Row> tags() {
        return Rows.unlessNone(links.count(TAGS), links.rows());
    }

    private static Column isJoining() {
        return col(Manifests.KIND)
                .equalTo(ManifestKinds.INDEX)
                .or(col(Manifests.SUBJECT).isNotNull());
    }

    private static Map<String, Column> blobCounts() {
        Column isBlob = col(Blobs.KIND).equalTo(EntryKind.BLOB.label());
        return Map.of(
                BLOBS,
                count_if(isBlob),
                PREFIXES,
                collect_set(when(isBlob, substring(col(Blobs.DIGEST), PREFIX_START, 2))),
                BYTES,
                total(when(isBlob, col(Blobs.SIZE_BYTES))),
                ODD,
                count_if(isOdd()),
                UNLISTED,
                count_if(col(Blobs.KIND).equalTo(EntryKind.UNLISTED.label())));
    }

    private static Column isOdd() {
        return col(Blobs.KIND).isin(EntryKind.UNLISTED.label(), EntryKind.UNRECOGNISED.label());
    }

    private static Map<String, Column> linkCounts() {
        Column isContentLink = col(Links.KIND).isin(EntryKind.LAYER.label(), EntryKind.REVISION.label());
        return Map.of(
                UNLISTED,
                count_if(col(Links.KIND).equalTo(EntryKind.UNLISTED.label())),
                ODD,
                count_if(isOdd().or(col(Links.REPOSITORY)
                        .isNotNull()
                        .and(col(Links.DETAIL).isNotNull()))),
                UPLOAD_FILES,
                count_if(col(Links.KIND).equalTo(EntryKind.UPLOAD.label())),
                ENTRIES,
                count_if(col(Links.REPOSITORY).isNotNull()),
                TAGS,
                count_if(col(Links.KIND)
                        .equalTo(EntryKind.TAG.label())
                        .and(col(Links.DIGEST).isNotNull())),
                OF_HARBOR,
                count_if(col(Links.REPOSITORY).startsWith("sys_harb0r/")),
                BLIND_LINKS,
                count_if(isContentLink.and(col(Links.DIGEST).isNull())));
    }

    private static Map<String, Column> manifestCounts() {
        Column references = col(Manifests.REFERENCES);
        Column foreign =
                filter(references, reference -> Damage.needsResolving(reference.getField(Manifests.Reference.DIGEST)));
        Column named = transform(references, reference -> reference.getField(Manifests.Reference.MEDIA_TYPE));
        Column mediaTypes = filter(
                array_distinct(concat(array(col(Manifests.MEDIA_TYPE)), named)),
                name -> name.isNotNull().and(name.notEqual("")));
        return Map.of(
                MEDIA_TYPES,
                array_distinct(flatten(collect_set(mediaTypes))),
                JOINING,
                count_if(isJoining()),
                REFERENCES,
                total(size(references).cast("bigint")),
                REFERENCES_TO_RESOLVE,
                total(size(foreign).cast("bigint")),
                NOT_PARSED,
                count_if(not(isState(ManifestState.PARSED))),
                ABSENT,
                count_if(isState(ManifestState.ABSENT)),
                UNREAD,
                count_if(isState(ManifestState.UNREAD)),
                UNREADABLE,
                count_if(isState(ManifestState.UNREAD)
                        .or(isState(ManifestState.DAMAGED))
                        .or(isState(ManifestState.VANISHED))));
    }

    private static Column isState(ManifestState state) {
        return col(Manifests.STATE).equalTo(state.label());
    }

    private static Column total(Column amount) {
        return coalesce(sum(amount), lit(0L));
    }
}

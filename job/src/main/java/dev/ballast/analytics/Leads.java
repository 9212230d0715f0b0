package dev.ballast.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.unix_micros;

import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.TagLeads;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Follows tags to the images that are pulled by them. */
public final class Leads {
    private static final String TARGET = "target";
    private static final String ENTRY = "entry";

    private Leads() {}

    /**
     * One row of {@link TagLeads} per tag and image. A tag that points at no revision leads nowhere, nor does an entry of an
     * index that is none.
     *
     * @param tags links, if any of them is a tag
     */
    public static Dataset<Row> of(Dataset<Row> tags, Dataset<Row> manifests, Dataset<Row> revisions) {
        Dataset<Row> served = revisions.filter(Revisions.IS_REVISION).select(Revisions.REPOSITORY, Revisions.DIGEST);
        return tags.filter(col(Links.KIND)
                        .equalTo(EntryKind.TAG.label())
                        .and(col(Links.DIGEST).isNotNull()))
                .select(
                        col(Links.REPOSITORY).as(TagLeads.REPOSITORY),
                        col(Links.TAG).as(TagLeads.TAG),
                        unix_micros(col(Links.MODIFIED_AT)).as(TagLeads.TAGGED_AT),
                        col(Links.DIGEST).as(TARGET))
                .join(
                        served.withColumnRenamed(Revisions.DIGEST, TARGET),
                        Joins.on(TagLeads.REPOSITORY, TARGET),
                        "left_semi")
                .join(images(manifests), TARGET)
                .join(served, Joins.on(TagLeads.REPOSITORY, TagLeads.DIGEST), "left_semi")
                .drop(TARGET);
    }

    /** target, digest: an image is pulled by itself, and by every index that has it as an entry. */
    private static Dataset<Row> images(Dataset<Row> manifests) {
        Column isImage = col(Manifests.KIND).equalTo(ManifestKinds.IMAGE);
        Column isIndex = col(Manifests.KIND).equalTo(ManifestKinds.INDEX);
        Dataset<Row> entries = manifests
                .filter(isIndex)
                .select(
                        col(Manifests.DIGEST).as(TARGET),
                        explode(col(Manifests.REFERENCES)).as(ENTRY))
                .select(col(TARGET), col(ENTRY).getField(Reference.DIGEST).as(TagLeads.DIGEST));
        return manifests
                .filter(isImage)
                .select(col(Manifests.DIGEST).as(TARGET), col(Manifests.DIGEST).as(TagLeads.DIGEST))
                .unionByName(entries);
    }
}

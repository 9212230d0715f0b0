package dev.ballast.nightly;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import dev.ballast.tables.Blobs;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestState;
import dev.ballast.tables.Manifests;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Names the first things that could not be read, for messages; asked only when there are any. */
final class Findings {
    private static final int NAMED = 3;

    private Findings() {}

    static List<String> unlisted(Scanned scanned) {
        if (scanned.unlisted() == 0) {
            return List.of();
        }
        Column isUnlisted = col(Links.KIND).equalTo(EntryKind.UNLISTED.label());
        Dataset<Row> places = scanned.blobs().rows().filter(isUnlisted).select(Blobs.PATH, Blobs.DETAIL);
        return first(
                places.union(scanned.links().rows().filter(isUnlisted).select(Links.PATH, Links.DETAIL)),
                Blobs.PATH,
                Blobs.DETAIL);
    }

    static List<String> unread(Scanned scanned) {
        if (scanned.manifests().count(Scanned.UNREAD) == 0) {
            return List.of();
        }
        Column isUnread = col(Manifests.STATE).equalTo(ManifestState.UNREAD.label());
        return first(scanned.manifests().rows().filter(isUnread), Manifests.DIGEST, Manifests.DETAIL);
    }

    private static List<String> first(Dataset<Row> rows, String what, String why) {
        return rows.select(concat(col(what), lit(": "), col(why)).as(what))
                .orderBy(what)
                .limit(NAMED)
                .as(Encoders.STRING())
                .collectAsList();
    }
}

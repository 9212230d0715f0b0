package dev.ballast.scan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Links;
import dev.ballast.tables.Uploads;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gathers the files of each unfinished upload. */
public final class UploadScan {
    private static final String UPLOAD_FOLDER = "^(.*?/_uploads/[^/]+)";

    private UploadScan() {}

    /** One row of {@link Uploads} per upload that left any file. */
    public static Dataset<Row> of(Dataset<Row> links) {
        return links.filter(col(Links.KIND).equalTo(EntryKind.UPLOAD.label()))
                .groupBy(
                        col(Links.REPOSITORY).as(Uploads.REPOSITORY),
                        col(Links.UPLOAD).as(Uploads.UPLOAD))
                .agg(
                        regexp_extract(min(Links.PATH), UPLOAD_FOLDER, 1).as(Uploads.PATH),
                        count(lit(1)).as(Uploads.FILES),
                        sum(Links.SIZE_BYTES).as(Uploads.SIZE_BYTES),
                        max(Links.MODIFIED_AT).as(Uploads.MODIFIED_AT));
    }
}

package dev.ballast.tables;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;

import dev.ballast.tables.Manifests.Reference;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What a stored manifest brings along: itself and each digest that it names, under one another. */
public final class ManifestParts {
    /** The manifest. */
    public static final String MANIFEST = "manifest_digest";
    /** The manifest's kind, one of {@link ManifestKinds}. */
    public static final String KIND = "manifest_kind";
    /** Its place: the manifest itself first, layers from the lowest up. */
    public static final String POSITION = "position";
    /** The part, with the fields of {@link Reference}. */
    public static final String PART = "part";
    /** The role of the manifest itself among its parts. */
    public static final String SELF = "self";

    private ManifestParts() {}

    /** One row per part of every manifest that is stored. */
    public static Dataset<Row> of(Dataset<Row> manifests) {
        return of(manifests, col(Manifests.DIGEST).as(MANIFEST));
    }

    /**
     * One row per part of every manifest that is stored.
     *
     * @param manifest what each row says of its manifest, besides its kind
     */
    public static Dataset<Row> of(Dataset<Row> manifests, Column manifest) {
        Column self = array(struct(
                col(Manifests.DIGEST).as(Reference.DIGEST),
                lit(SELF).as(Reference.ROLE),
                col(Manifests.MEDIA_TYPE).as(Reference.MEDIA_TYPE),
                lit(null).cast(DataTypes.LongType).as(Reference.DECLARED_BYTES),
                lit(false).as(Reference.STORED_HERE),
                lit(null).cast(DataTypes.StringType).as(Reference.PLATFORM)));
        Column isStored = not(col(Manifests.STATE).equalTo(ManifestState.ABSENT.label()));
        return manifests
                .filter(isStored)
                .select(
                        manifest,
                        col(Manifests.KIND).as(KIND),
                        posexplode(concat(self, col(Manifests.REFERENCES))).as(new String[] {POSITION, PART}));
    }

    /** A field of the part, by its name in {@link Reference}. */
    public static Column field(String name) {
        return col(PART).getField(name);
    }
}

package dev.ballast.mark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import dev.ballast.policy.Contents;
import dev.ballast.policy.Decisions;
import dev.ballast.policy.Evaluation;
import dev.ballast.policy.InUse;
import dev.ballast.policy.PolicyFile;
import dev.ballast.tables.BlobKind;
import dev.ballast.tables.Decided;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Links;
import dev.ballast.tables.ManifestKinds;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import dev.ballast.tables.Pulls;
import dev.ballast.tables.Revisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Asks the policy about every repository, and follows what stays: from an index to what it lists, from a subject to what
 * refers to it. A repository's manifests fit in memory, whatever the registry's size.
 */
public final class PolicyDecisions {
    private static final String WHAT = "what";
    private static final String AT = "at";
    private static final String SUBJECT = "subject";
    private static final String CHILDREN = "children";
    private static final String REVISION = "revision";
    private static final String TAG = "tag";
    private static final String HISTORY = "history";
    private static final String DAMAGE = "damage";
    private static final String PIN = "pin";
    private static final String PULL = "pull";
    private static final Column NOTHING = lit(null).cast(DataTypes.StringType);
    private static final Column NO_CHILDREN = array().cast("array<string>");

    /** What is known of a repository, one row for each tag, manifest, past of a tag, use, pull. */
    private static final StructType ASKED = new StructType()
            .add(Links.REPOSITORY, DataTypes.StringType)
            .add(WHAT, DataTypes.StringType)
            .add(Links.TAG, DataTypes.StringType)
            .add(Links.DIGEST, DataTypes.StringType)
            .add(AT, DataTypes.TimestampType)
            .add(SUBJECT, DataTypes.StringType)
            .add(CHILDREN, DataTypes.createArrayType(DataTypes.StringType));

    private PolicyDecisions() {}

    /**
     * What is asked about.
     *
     * @param revisions rows of {@link Revisions}
     * @param damaged repositories that keep everything
     * @param inUse images that somebody uses, few whatever the registry's size, and feeds that do not say
     * @param pulls rows of {@link Pulls}
     */
    public record Sources(
            Dataset<Row> links,
            Dataset<Row> revisions,
            Dataset<Row> manifests,
            Dataset<Row> damaged,
            InUse inUse,
            Dataset<Row> pulls) {}

    /**
     * Rows of {@link Decided}.
     *
     * @param now from when ages count
     * @param cutoff what is younger stays
     */
    public static Dataset<Row> of(Sources sources, PolicyFile policy, Instant now, Instant cutoff) {
        return revisions(sources)
                .unionByName(tags(sources.links()))
                .unionByName(damaged(sources.damaged()))
                .unionByName(pins(sources))
                .unionByName(pulls(sources.pulls()))
                .groupBy(Links.REPOSITORY)
                .as(Encoders.STRING(), Encoders.row(ASKED))
                .flatMapGroups(
                        new Decide(policy, now, cutoff, sources.inUse().silent()),
                        Encoders.row(Decided.TABLE.schema()));
    }

    private static Dataset<Row> revisions(Sources sources) {
        Column entries = filter(
                col(Manifests.REFERENCES),
                reference -> reference.getField(Reference.ROLE).equalTo(BlobKind.MANIFEST.label()));
        // The few that lead to others; left out, the many that do not need not be sent to where their revisions are.
        Dataset<Row> says = sources.manifests()
                .filter(col(Manifests.SUBJECT)
                        .isNotNull()
                        .or(col(Manifests.KIND).equalTo(ManifestKinds.INDEX)))
                .select(
                        col(Manifests.DIGEST).as(Revisions.DIGEST),
                        col(Manifests.SUBJECT).as(SUBJECT),
                        when(
                                        col(Manifests.KIND).equalTo(ManifestKinds.INDEX),
                                        transform(entries, entry -> entry.getField(Reference.DIGEST)))
                                .otherwise(NO_CHILDREN)
                                .as(CHILDREN));
        return sources.revisions()
                .filter(Revisions.IS_REVISION)
                .join(says, Joins.on(Revisions.DIGEST), "left")
                .select(
                        col(Revisions.REPOSITORY).as(Links.REPOSITORY),
                        lit(REVISION).as(WHAT),
                        NOTHING.as(Links.TAG),
                        col(Revisions.DIGEST).as(Links.DIGEST),
                        col(Revisions.PUSHED_AT).as(AT),
                        col(SUBJECT),
                        col(CHILDREN));
    }

    /** What tags point at, and what they pointed at before. */
    private static Dataset<Row> tags(Dataset<Row> links) {
        Column isTag = col(Links.KIND).equalTo(EntryKind.TAG.label());
        Column isPast = col(Links.KIND).equalTo(EntryKind.TAG_HISTORY.label());
        return links.filter(isTag.or(isPast.and(col(Links.DIGEST).isNotNull())))
                .select(
                        col(Links.REPOSITORY),
                        when(isTag, TAG).otherwise(HISTORY).as(WHAT),
                        col(Links.TAG),
                        col(Links.DIGEST),
                        col(Links.MODIFIED_AT).as(AT),
                        NOTHING.as(SUBJECT),
                        NO_CHILDREN.as(CHILDREN));
    }

    private static Dataset<Row> damaged(Dataset<Row> damaged) {
        return damaged.select(
                col(Damage.REPOSITORY).as(Links.REPOSITORY),
                lit(DAMAGE).as(WHAT),
                NOTHING.as(Links.TAG),
                NOTHING.as(Links.DIGEST),
                lit(null).cast(DataTypes.TimestampType).as(AT),
                NOTHING.as(SUBJECT),
                NO_CHILDREN.as(CHILDREN));
    }

    private static Dataset<Row> pins(Sources sources) {
        StructType schema = new StructType()
                .add(Links.REPOSITORY, DataTypes.StringType)
                .add(Links.TAG, DataTypes.StringType)
                .add(SUBJECT, DataTypes.StringType);
        List<Row> uses = sources.inUse().uses().stream()
                .map(use -> RowFactory.create(use.repository(), use.reference(), use.user()))
                .toList();
        return sources.links()
                .sparkSession()
                .createDataFrame(uses, schema)
                .select(
                        col(Links.REPOSITORY),
                        lit(PIN).as(WHAT),
                        col(Links.TAG),
                        NOTHING.as(Links.DIGEST),
                        lit(null).cast(DataTypes.TimestampType).as(AT),
                        col(SUBJECT),
                        NO_CHILDREN.as(CHILDREN));
    }

    private static Dataset<Row> pulls(Dataset<Row> pulls) {
        return pulls.groupBy(Pulls.REPOSITORY, Pulls.REFERENCE)
                .agg(max(Pulls.PULLED_AT).as(AT))
                .select(
                        col(Pulls.REPOSITORY).as(Links.REPOSITORY),
                        lit(PULL).as(WHAT),
                        col(Pulls.REFERENCE).as(Links.TAG),
                        NOTHING.as(Links.DIGEST),
                        col(AT),
                        NOTHING.as(SUBJECT),
                        NO_CHILDREN.as(CHILDREN));
    }

    private static final class Decide implements FlatMapGroupsFunction<String, Row, Row> {
        private static final long serialVersionUID = 1;

        private final PolicyFile policy;
        private final Instant now;
        private final Instant cutoff;
        private final TreeMap<String, String> silent;
        private transient @Nullable Evaluation evaluation;

        Decide(PolicyFile policy, Instant now, Instant cutoff, Map<String, String> silent) {
            this.policy = policy;
            this.now = now;
            this.cutoff = cutoff;
            this.silent = new TreeMap<>(silent);
        }

        @Override
        public Iterator<Row> call(String repository, Iterator<Row> rows) {
            Evaluation asked = evaluation;
            if (asked == null) {
                asked = new Evaluation(policy.policy(), now, cutoff, silent);
                evaluation = asked;
            }
            Map<String, Instant> pulls = new HashMap<>();
            Contents contents = contents(repository, rows, pulls);
            return rows(repository, asked.of(contents, pulls)).iterator();
        }

        private static Contents contents(String repository, Iterator<Row> rows, Map<String, Instant> pulls) {
            List<Contents.Tag> tags = new ArrayList<>();
            List<Contents.Manifest> manifests = new ArrayList<>();
            List<Contents.Past> history = new ArrayList<>();
            List<Contents.Pin> pins = new ArrayList<>();
            String keptWhole = null;
            while (rows.hasNext()) {
                Row row = rows.next();
                Instant at = row.<@Nullable Instant>getAs(AT);
                switch (row.<String>getAs(WHAT)) {
                    case TAG -> tags.add(new Contents.Tag(row.getAs(Links.TAG), row.getAs(Links.DIGEST), at, null));
                    case HISTORY -> history.add(new Contents.Past(row.getAs(Links.TAG), row.getAs(Links.DIGEST), at));
                    case REVISION -> {
                        int children = row.fieldIndex(CHILDREN);
                        manifests.add(new Contents.Manifest(
                                row.getAs(Links.DIGEST),
                                at,
                                null,
                                row.isNullAt(children) ? List.of() : row.getList(children),
                                row.getAs(SUBJECT)));
                    }
                    case PULL -> pulls.put(row.getAs(Links.TAG), Objects.requireNonNull(at));
                    case PIN -> pins.add(new Contents.Pin(row.getAs(Links.TAG), row.getAs(SUBJECT)));
                    default -> keptWhole = "the repository keeps all that it links, because something in it is damaged";
                }
            }
            return new Contents(repository, tags, manifests, history, pins, keptWhole);
        }

        private static List<Row> rows(String repository, Decisions decisions) {
            List<Row> rows = new ArrayList<>();
            decisions
                    .tags()
                    .forEach(tag -> rows.add(RowFactory.create(
                            Decided.TAG_ROW,
                            repository,
                            tag.tag().name(),
                            tag.tag().digest(),
                            tag.decision().keeps(),
                            null,
                            tag.decision().rule(),
                            tag.decision().evidence(),
                            tag.decision().keptBy(),
                            false,
                            false)));
            decisions
                    .manifests()
                    .forEach(manifest -> rows.add(RowFactory.create(
                            Decided.MANIFEST_ROW,
                            repository,
                            null,
                            Objects.requireNonNull(manifest.digest()),
                            manifest.decision().keeps(),
                            manifest.rootReason(),
                            manifest.decision().rule(),
                            manifest.decision().evidence(),
                            manifest.decision().keptBy(),
                            manifest.orphaned(),
                            false)));
            decisions
                    .missing()
                    .forEach(pin -> rows.add(RowFactory.create(
                            Decided.MISSING_ROW,
                            repository,
                            pin.isDigest() ? null : pin.reference(),
                            pin.isDigest() ? pin.reference() : null,
                            true,
                            null,
                            null,
                            pin.user(),
                            null,
                            false,
                            false)));
            rows.add(RowFactory.create(
                    Decided.REPOSITORY_ROW,
                    repository,
                    null,
                    null,
                    !decisions.emptied(),
                    null,
                    null,
                    null,
                    null,
                    false,
                    decisions.emptied()));
            return rows;
        }
    }
}

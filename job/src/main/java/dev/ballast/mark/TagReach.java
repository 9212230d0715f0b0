package dev.ballast.mark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import dev.ballast.tables.BlobKind;
import dev.ballast.tables.Joins;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.Manifests.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The manifests to which a tag leads beyond the one that it points at: from an index to its entries, and from a subject
 * to what refers to it, as long as they are revisions of the tag's repository.
 */
public final class TagReach {
    static final String REPOSITORY = "repository";
    /** The manifest that tags point at. */
    static final String TARGET = "target";
    /** A manifest that they lead to, the target included. */
    static final String DIGEST = "digest";
    /** How many tags point at the target. */
    static final String TAGS = "tags";

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final StructType SCHEMA = new StructType()
            .add(REPOSITORY, DataTypes.StringType, false)
            .add(TARGET, DataTypes.StringType, false)
            .add(DIGEST, DataTypes.StringType, false)
            .add(TAGS, DataTypes.LongType, false);

    private TagReach() {}

    /**
     * repository, target, digest, tags: of every target that leads to more than itself.
     *
     * @param reachable repository, digest, tags of every reachable manifest
     * @param joining manifests that are an index or have a subject
     */
    public static Dataset<Row> of(Dataset<Row> reachable, Dataset<Row> joining) {
        Dataset<Row> edges =
                reachable.join(steps(joining), DIGEST).select(col(REPOSITORY), col(FROM), col(TO), lit(0L).as(TAGS));
        Dataset<Row> nodes = reachable.select(
                col(REPOSITORY),
                col(DIGEST).as(FROM),
                lit(null).cast(DataTypes.StringType).as(TO),
                col(TAGS));
        Dataset<Row> graphs = nodes.join(edges.select(REPOSITORY).distinct(), Joins.on(REPOSITORY), "left_semi")
                .unionByName(edges);
        return graphs.groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
                .flatMapGroups(new Follow(), Encoders.row(SCHEMA));
    }

    /** digest (whose revision makes the step possible), from, to. */
    private static Dataset<Row> steps(Dataset<Row> joining) {
        Dataset<Row> entries = joining.select(
                        col(DIGEST), explode(col(Manifests.REFERENCES)).as("entry"))
                .filter(col("entry." + Reference.ROLE).equalTo(BlobKind.MANIFEST.label()))
                .select(
                        col(DIGEST),
                        col(DIGEST).as(FROM),
                        col("entry." + Reference.DIGEST).as(TO));
        Dataset<Row> referrers = joining.filter(col(Manifests.SUBJECT).isNotNull())
                .select(
                        col(DIGEST),
                        col(Manifests.SUBJECT).as(FROM),
                        col(DIGEST).as(TO));
        return entries.unionByName(referrers);
    }

    /** Follows the steps from every target, in one repository: its manifests fit in memory, whatever the registry's size. */
    private static final class Follow implements FlatMapGroupsFunction<String, Row, Row> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(String repository, Iterator<Row> rows) {
            Map<String, Long> tags = new HashMap<>();
            Map<String, List<String>> steps = new HashMap<>();
            rows.forEachRemaining(row -> {
                if (row.isNullAt(2)) {
                    tags.put(row.getString(1), row.getLong(3));
                } else {
                    steps.computeIfAbsent(row.getString(1), from -> new ArrayList<>())
                            .add(row.getString(2));
                }
            });
            return tags.entrySet().stream()
                    .filter(target -> target.getValue() > 0 && steps.containsKey(target.getKey()))
                    .flatMap(target -> from(target.getKey(), steps, tags.keySet()).stream()
                            .map(digest -> RowFactory.create(repository, target.getKey(), digest, target.getValue())))
                    .iterator();
        }

        private static Set<String> from(String target, Map<String, List<String>> steps, Set<String> revisions) {
            Set<String> reached = new LinkedHashSet<>(List.of(target));
            Deque<String> open = new ArrayDeque<>(reached);
            while (!open.isEmpty()) {
                for (String next : steps.getOrDefault(open.pop(), List.of())) {
                    if (revisions.contains(next) && reached.add(next)) {
                        open.push(next);
                    }
                }
            }
            return reached;
        }
    }
}

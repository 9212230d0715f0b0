package dev.ballast.plan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.tables.AtOnce;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Location;
import dev.ballast.tables.Locations;
import dev.ballast.tables.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan's folder among the files of its run and leaves it to be moved into its place: a plan is there whole, or
 * not at all.
 */
public final class PlanWriter {
    private static final List<String> NOT_OF_ITEMS =
            List.of(Candidates.PROTECTED_BY, Candidates.PROTECTED_UNTIL, Candidates.LINKING_PROJECTS);
    private static final List<String> ITEM_COLUMNS = Arrays.stream(
                    Candidates.TABLE.schema().fieldNames())
            .filter(name -> !NOT_OF_ITEMS.contains(name))
            .toList();
    private static final Column[] LARGEST_FIRST = {col(Candidates.SIZE_BYTES).desc(), col(Candidates.PATH)};

    private final SparkSession spark;
    private final RunFolder run;
    private final PlanLibrary plans;

    public PlanWriter(SparkSession spark, RunFolder run, PlanLibrary plans) {
        this.spark = spark;
        this.run = run;
        this.plans = plans;
    }

    /** The head of a plan that is made from what is known of it before its files are written. */
    public interface Head {
        DeletionPlan of(String planId, DeletionPlan.@Nullable Change sincePrevious);
    }

    /**
     * Writes the plan of these candidates, not yet in its place.
     *
     * @param candidates with what protects each; only what nothing protects becomes an item
     */
    public PreparedPlan prepare(String runId, Dataset<Row> candidates, Head head) throws IOException {
        Dataset<Row> items =
                candidates.filter(col(Candidates.PROTECTED_BY).isNull()).selectExpr(itemColumns());
        Dataset<Row> kept =
                candidates.filter(col(Candidates.PROTECTED_BY).isNotNull()).drop(Candidates.LINKING_PROJECTS);
        List<Location> files = AtOnce.all(List.of(
                () -> run.searchedBy(Candidates.DIGEST)
                        .writeFile("plan_items", items, Map.of(), LARGEST_FIRST)
                        .file(),
                () -> run.writeCsv("plan_csv", csvCells(items), LARGEST_FIRST),
                () -> run.writeFile("plan_protected", kept, Map.of(), LARGEST_FIRST)
                        .file()));
        PlanFolder folder = new PlanFolder(run.location().resolve("plan"));
        folder.add(files.get(0), PlanFiles.ITEMS_PARQUET);
        folder.add(files.get(1), PlanFiles.ITEMS_CSV);
        folder.add(files.get(2), PlanFiles.PROTECTED_PARQUET);
        String planId = plans.idOf(runId, folder.sha256(PlanFiles.ITEMS_CSV));
        DeletionPlan plan = head.of(planId, sincePrevious(items));
        Highlights highlights = folder.highlights(items);
        folder.write(plan, highlights);
        return new PreparedPlan(plan, highlights, folder, plans);
    }

    private DeletionPlan.@Nullable Change sincePrevious(Dataset<Row> items) throws IOException {
        Optional<DeletionPlan> previous = plans.newest(DeletionPlan.OK);
        if (previous.isEmpty()) {
            return null;
        }
        String planId = previous.get().planId();
        Dataset<Row> before =
                spark.read().parquet(Locations.toRead(plans.folder(planId).resolve(PlanFiles.ITEMS_PARQUET)));
        Row change = weighed(items, 1)
                .unionByName(weighed(before, -1))
                .groupBy(Candidates.ITEM, Candidates.PATH)
                .agg(sum("weight").as("weight"))
                .agg(count_if(col("weight").gt(0)), count_if(col("weight").lt(0)))
                .first();
        return new DeletionPlan.Change(planId, change.getLong(0), change.getLong(1));
    }

    private static Dataset<Row> weighed(Dataset<Row> items, int weight) {
        return items.select(
                col(Candidates.ITEM), col(Candidates.PATH), lit(weight).as("weight"));
    }

    private static String[] itemColumns() {
        return ITEM_COLUMNS.toArray(String[]::new);
    }

    private static Dataset<Row> csvCells(Dataset<Row> items) {
        List<Column> cells = new ArrayList<>();
        for (String name : ITEM_COLUMNS) {
            boolean isText =
                    Candidates.TABLE.schema().apply(name).dataType().typeName().equals("string");
            cells.add(isText ? SpreadsheetText.cell(col(name)).as(name) : col(name));
        }
        return items.select(cells.toArray(Column[]::new));
    }
}

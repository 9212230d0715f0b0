package dev.ballast.nightly;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.ballast.mark.BlobStates;
import dev.ballast.mark.Damage;
import dev.ballast.mark.PolicyDecisions;
import dev.ballast.mark.ReferenceCounts;
import dev.ballast.mark.Roots;
import dev.ballast.mark.TagReach;
import dev.ballast.nightly.Simulation.Amount;
import dev.ballast.nightly.Simulation.Line;
import dev.ballast.nightly.Simulation.Side;
import dev.ballast.plan.Facts;
import dev.ballast.plan.GateResult;
import dev.ballast.plan.Gates;
import dev.ballast.plan.PolicyFacts;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PolicyFile;
import dev.ballast.publish.Output;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Decided;
import dev.ballast.tables.EntryKind;
import dev.ballast.tables.Links;
import dev.ballast.tables.Manifests;
import dev.ballast.tables.MediaTypes;
import dev.ballast.tables.Pulls;
import dev.ballast.tables.Revisions;
import dev.ballast.tables.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Asks policies about what the last run saw: marks again from its tables, by the functions that the run marks with, and
 * counts what goes. Scans nothing, and writes nothing but what Spark keeps for itself until it ends.
 */
public final class Simulator {
    private static final List<String> AMOUNTS = List.of(Taken.TAGS, Taken.MANIFESTS, Taken.BLOBS, Taken.BYTES);
    private static final String FROM = "from_";
    private static final String TO = "to_";
    private static final String SIDES = "sides";

    private final SparkSession spark;
    private final Output output;
    private final Gates gates;
    private final int limit;
    /** What Spark keeps until the answer is there. */
    private final List<Dataset<Row>> kept = new ArrayList<>();

    /**
     * @param gates what would be asked about the plan
     * @param limit how many lines are handed over
     */
    public Simulator(SparkSession spark, Output output, Gates gates, int limit) {
        this.spark = spark;
        this.output = output;
        this.gates = gates;
        this.limit = limit;
    }

    /**
     * What another policy than that of the last run takes.
     *
     * @param to the policy and what belongs to it
     * @param minAge what is younger stays; nothing for the policy's own, or else the run's
     * @throws NothingToSimulateException if no run left its tables
     */
    public Simulation against(PolicyInputs to, @Nullable Duration minAge) {
        return ended(() -> {
            SeenRun seen = SeenRun.newest(spark, output);
            Dataset<Row> decided = seen.has(Decided.TABLE)
                    ? seen.read(Decided.TABLE)
                    : spark.createDataFrame(List.of(), Decided.TABLE.schema());
            Dataset<Row> from =
                    Taken.of(seen.read(Manifests.TABLE), decided, seen.read(Usage.TABLE), seen.read(Counted.TABLE));
            Naming own = total -> new Side(null, seen.plan().policySha256(), total, List.of());
            return compare(seen, from, own, ask(seen, to, minAge));
        });
    }

    /** What one policy takes, compared with another. */
    public Simulation between(PolicyInputs from, PolicyInputs to, @Nullable Duration minAge) {
        return ended(() -> {
            SeenRun seen = SeenRun.newest(spark, output);
            Asked before = ask(seen, from, minAge);
            return compare(seen, before.taken(), before::side, ask(seen, to, minAge));
        });
    }

    /** A policy, and what it takes by project and rule. */
    private record Asked(
            Simulator simulator,
            SeenRun seen,
            PolicyInputs inputs,
            Duration minAge,
            Dataset<Row> decided,
            Dataset<Row> taken) {
        Side side(Amount total) {
            PolicyFile file = inputs.file();
            return new Side(file == null ? null : file.name(), inputs.sha256(), total, simulator.refused(this, total));
        }
    }

    private interface Naming {
        Side of(Amount total);
    }

    private Asked ask(SeenRun seen, PolicyInputs inputs, @Nullable Duration asked) {
        PolicyFile file = inputs.file();
        Policy policy = inputs.policy();
        Duration minAge = asked == null ? policy.minAge().orElse(seen.minAge()) : asked;
        Instant cutoff = seen.at().minus(minAge);
        Dataset<Row> links = seen.read(Links.TABLE);
        Dataset<Row> manifests = seen.read(Manifests.TABLE);
        Dataset<Row> revisions = seen.read(Revisions.TABLE);
        Dataset<Row> every = Roots.everyRevision(revisions);
        Dataset<Row> damaged = kept(Damage.repositories(links, every, manifests, Damage.Counts.UNKNOWN));
        Dataset<Row> decided = kept(PolicyDecisions.of(
                new PolicyDecisions.Sources(links, revisions, manifests, damaged, inputs.inUse(), pulls(seen, policy)),
                Objects.requireNonNull(file),
                seen.at(),
                cutoff));
        Dataset<Row> usage = kept(ReferenceCounts.usage(new ReferenceCounts.Sources(
                links,
                manifests,
                Roots.kept(revisions, decided),
                TagReach.of(every.limit(0), manifests.limit(0)),
                MediaTypes.of(spark, new TreeSet<>()),
                damaged,
                Damage.resolutions(links))));
        Dataset<Row> counted = BlobStates.of(
                seen.read(Blobs.TABLE), usage, seen.plan().snapshot().blobsListedAt(), cutoff);
        return new Asked(this, seen, inputs, minAge, decided, Taken.of(manifests, decided, usage, counted));
    }

    /** Those that the run was told of. */
    private Dataset<Row> pulls(SeenRun seen, Policy policy) {
        if (policy.pullRule().isEmpty()) {
            return spark.createDataFrame(List.of(), Pulls.TABLE.schema());
        }
        if (!seen.has(Pulls.TABLE)) {
            throw new NothingToSimulateException("Cannot simulate: the rule '"
                    + policy.pullRule().get() + "' asks when images were pulled, and run "
                    + seen.pointer().runId()
                    + " was given no log of pulls. Run 'ballast run' with a policy that asks, and --pull-log.");
        }
        return seen.read(Pulls.TABLE);
    }

    /** Computed once, and kept on the disk of whoever computes it; what two policies ask alike, once for both. */
    private Dataset<Row> kept(Dataset<Row> rows) {
        if (!rows.storageLevel().equals(StorageLevel.NONE())) {
            return rows;
        }
        Dataset<Row> persisted = rows.persist(StorageLevel.DISK_ONLY());
        kept.add(persisted);
        return persisted;
    }

    private Simulation ended(Supplier<Simulation> work) {
        SparkSession.setActiveSession(spark);
        try {
            return work.get();
        } finally {
            kept.forEach(Dataset::unpersist);
            kept.clear();
        }
    }

    private Simulation compare(SeenRun seen, Dataset<Row> from, Naming before, Asked to) {
        Dataset<Row> lines = kept(side(from, true)
                .unionByName(side(to.taken(), false))
                .groupBy(Taken.PROJECT, Taken.RULE)
                .agg(count(lit(1)).as(SIDES), sums()));
        Row totals = lines.agg(count(lit(1)).as(SIDES), totals()).first();
        Column difference = abs(col(TO + Taken.BYTES).minus(col(FROM + Taken.BYTES)));
        List<Line> first = lines
                .orderBy(difference.desc(), col(TO + Taken.BYTES).desc(), col(Taken.PROJECT), col(Taken.RULE))
                .limit(limit)
                .collectAsList()
                .stream()
                .map(row ->
                        new Line(row.getAs(Taken.PROJECT), row.getAs(Taken.RULE), amount(row, FROM), amount(row, TO)))
                .toList();
        return new Simulation(
                seen.pointer().runId(),
                seen.at(),
                before.of(amount(totals, FROM)),
                to.side(amount(totals, TO)),
                first,
                totals.getLong(0) - first.size());
    }

    private static Dataset<Row> side(Dataset<Row> taken, boolean isFrom) {
        Stream<Column> amounts = Stream.of(FROM, TO)
                .flatMap(side -> AMOUNTS.stream()
                        .map(name -> (side.equals(FROM) == isFrom ? col(name) : lit(0L)).as(side + name)));
        return taken.select(Stream.concat(Stream.of(col(Taken.PROJECT), col(Taken.RULE)), amounts)
                .toArray(Column[]::new));
    }

    private static Column[] sums() {
        return Stream.of(FROM, TO)
                .flatMap(side -> AMOUNTS.stream().map(name -> sum(side + name).as(side + name)))
                .toArray(Column[]::new);
    }

    private static Column[] totals() {
        return Stream.of(FROM, TO)
                .flatMap(side -> AMOUNTS.stream()
                        .map(name -> coalesce(sum(side + name), lit(0L)).as(side + name)))
                .toArray(Column[]::new);
    }

    private static Amount amount(Row row, String side) {
        return new Amount(
                row.<Long>getAs(side + Taken.TAGS),
                row.<Long>getAs(side + Taken.MANIFESTS),
                row.<Long>getAs(side + Taken.BLOBS),
                row.<Long>getAs(side + Taken.BYTES));
    }

    /** Gates that would refuse the plan for the policy's sake; of the others the run itself has told. */
    private List<GateResult> refused(Asked asked, Amount total) {
        SeenRun seen = asked.seen();
        PolicyInputs inputs = asked.inputs();
        Dataset<Row> links = seen.read(Links.TABLE);
        Column isTag = col(Links.KIND)
                .equalTo(EntryKind.TAG.label())
                .and(col(Links.DIGEST).isNotNull());
        long tags = links.filter(isTag).count();
        long revisions =
                seen.read(Revisions.TABLE).filter(Revisions.IS_REVISION).count();
        boolean isHarbor =
                !links.filter(col(Links.REPOSITORY).startsWith("sys_harb0r/")).isEmpty();
        PolicyFacts policy = new PolicyFacts(
                inputs.policy().untaggedRule(),
                tags,
                revisions,
                isHarbor,
                asked.decided().filter(col(Decided.EMPTIED)).count(),
                inputs.mayEmptyRepositories(),
                List.copyOf(inputs.inUse().silent().values()),
                inputs.inUse().problems());
        List<GateResult> results = gates.check(new Facts(
                seen.plan().registry(),
                Optional.empty(),
                0,
                List.of(),
                0,
                List.of(),
                1,
                1,
                1,
                1,
                0,
                seen.plan().storedBytes(),
                total.bytes(),
                asked.minAge(),
                policy));
        return results.stream().filter(gate -> !gate.passed()).toList();
    }
}

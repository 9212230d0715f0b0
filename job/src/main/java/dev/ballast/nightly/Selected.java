package dev.ballast.nightly;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.ballast.plan.CandidateSelection;
import dev.ballast.plan.CandidateSelection.Evidence;
import dev.ballast.plan.DeletionPlan.Total;
import dev.ballast.plan.Protection;
import dev.ballast.plan.Reason;
import dev.ballast.plan.Verdict;
import dev.ballast.tables.BlobState;
import dev.ballast.tables.Candidates;
import dev.ballast.tables.Counted;
import dev.ballast.tables.Decided;
import dev.ballast.tables.Rows;
import dev.ballast.tables.RunFolder;
import dev.ballast.tables.Usage;
import dev.ballast.tables.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What nothing needs, as a written table, with exact totals by reason. */
record Selected(Written candidates) {

    static Selected select(
            Scanned scanned, Marked marked, RunFolder run, Instant now, RunOptions options, Steps steps) {
        CandidateSelection selection = new CandidateSelection(now, options.minAge());
        return new Selected(steps.run(
                "select candidates",
                () -> run.write(Candidates.TABLE, selection.of(evidence(scanned, marked, run)), reasonCounts())));
    }

    private static Evidence evidence(Scanned scanned, Marked marked, RunFolder run) {
        Dataset<Row> counted = marked.counted().rows();
        return new Evidence(
                scanned.blobs().rows(),
                scanned.links().rows(),
                Rows.unlessNone(
                        scanned.links().count(Scanned.UPLOAD_FILES),
                        scanned.uploads().rows()),
                Rows.unlessNone(
                        marked.blobs(BlobState.UNREFERENCED) + marked.blobs(BlobState.PROTECTED),
                        counted.filter(isState(BlobState.UNREFERENCED, BlobState.PROTECTED))),
                Rows.unlessNone(
                        marked.blobs(BlobState.MISSING) + marked.blobs(BlobState.ABSENT),
                        counted.filter(isState(BlobState.MISSING, BlobState.ABSENT))),
                scanned.absentManifests(),
                Rows.unlessNone(
                        marked.usage().count(Marked.UNNAMED),
                        marked.usage().rows().filter(col(Usage.LAYER_LINKED).and(not(col(Usage.REACHED))))),
                marked.decided()
                        .map(decided -> Rows.unlessNone(
                                decided.count(Marked.TAKEN), decided.rows().filter(Marked.isTaken())))
                        .orElseGet(() -> run.spark().createDataFrame(List.of(), Decided.TABLE.schema())));
    }

    private static Column isState(BlobState one, BlobState other) {
        return col(Counted.STATE).isin(one.label(), other.label());
    }

    /** What may go by age, reason by reason; reasons without items are left out. */
    Map<String, Total> byReason() {
        Map<String, Total> totals = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            Total total = total(reason, true);
            if (total.items() > 0) {
                totals.put(reason.label(), total);
            }
        }
        return totals;
    }

    Total planned() {
        return sumOf(true);
    }

    /** What is kept although nothing needs it, by what keeps it: the young, and, behind a gate that refuses, everything. */
    Map<String, Total> kept(Verdict verdict) {
        Map<String, Total> kept = new TreeMap<>();
        for (String protection : Protection.ALL) {
            kept.put(
                    protection,
                    new Total(
                            candidates.count(name(protection, "items")), candidates.count(name(protection, "bytes"))));
        }
        verdict.refusal().ifPresent(gate -> kept.put(Protection.gate(gate.gate()), sumOf(true)));
        kept.values().removeIf(total -> total.items() == 0);
        return kept;
    }

    Total total(Reason reason, boolean mayGo) {
        return new Total(
                candidates.count(name(reason, mayGo, "items")), candidates.count(name(reason, mayGo, "bytes")));
    }

    /** The candidates, all protected by the gate that refuses, if one does. */
    Dataset<Row> behind(Verdict verdict) {
        return verdict.refusal()
                .map(gate -> candidates
                        .rows()
                        .withColumn(
                                Candidates.PROTECTED_BY,
                                coalesce(col(Candidates.PROTECTED_BY), lit(Protection.gate(gate.gate())))))
                .orElse(candidates.rows());
    }

    private Total sumOf(boolean mayGo) {
        long items = 0;
        long bytes = 0;
        for (Reason reason : Reason.values()) {
            items += total(reason, mayGo).items();
            bytes += total(reason, mayGo).bytes();
        }
        return new Total(items, bytes);
    }

    private static Map<String, Column> reasonCounts() {
        Map<String, Column> counts = new HashMap<>();
        for (String protection : Protection.ALL) {
            Column isProtected = col(Candidates.PROTECTED_BY).equalTo(protection);
            counts.put(name(protection, "items"), count_if(isProtected));
            counts.put(
                    name(protection, "bytes"), coalesce(sum(when(isProtected, col(Candidates.SIZE_BYTES))), lit(0L)));
        }
        for (Reason reason : Reason.values()) {
            for (boolean mayGo : new boolean[] {true, false}) {
                Column counted = col(Candidates.REASON)
                        .equalTo(reason.label())
                        .and(col(Candidates.PROTECTED_BY).isNull().equalTo(mayGo));
                counts.put(name(reason, mayGo, "items"), count_if(counted));
                counts.put(
                        name(reason, mayGo, "bytes"),
                        coalesce(sum(when(counted, col(Candidates.SIZE_BYTES))), lit(0L)));
            }
        }
        return counts;
    }

    private static String name(String protection, String what) {
        return "by_" + protection + "_" + what;
    }

    private static String name(Reason reason, boolean mayGo, String what) {
        return reason.label() + (mayGo ? "_planned_" : "_protected_") + what;
    }
}

package dev.ballast.sweep;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import dev.ballast.plan.ItemReader;
import dev.ballast.plan.PlanItem;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.tables.Location;
import dev.ballast.tables.ParquetSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a plan for those who read them: {@code outcomes.csv} and {@code outcomes.parquet}, one row per item, in
 * the order of the steps.
 */
final class OutcomeFiles {
    private static final String CSV = "outcomes/outcomes.csv";
    private static final String PARQUET = "outcomes/outcomes.parquet";
    private static final List<String> TEXTS = List.of("item", "reason", "repository", "digest", "path");
    private static final List<String> MORE_TEXTS =
            List.of("modified_at", "outcome", "bucket", "key", "version_id", "task_status", "error_code");
    private static final List<String> LAST_TEXTS =
            List.of("result_message", "quarantine", "last_linked_by", "finished_at");
    private static final MessageType SCHEMA = schema();

    private final PlanLibrary plans;
    private final String planId;
    private final Journal journal;
    private final RowMaker rows;
    private final Instant now;

    OutcomeFiles(PlanLibrary plans, String planId, Journal journal, RowMaker rows, Instant now) {
        this.plans = plans;
        this.planId = planId;
        this.journal = journal;
        this.rows = rows;
        this.now = now;
    }

    /**
     * Writes both files.
     *
     * @param notReached why the items that have no outcome yet have none
     * @return the SHA-256 of the CSV
     */
    String write(String notReached, Tally tally) throws IOException {
        Location folder = plans.folder(planId);
        String[] hash = {""};
        replace(folder, CSV, file -> {
            HashingOutputStream hashed = new HashingOutputStream(Hashing.sha256(), file);
            try (Rows all = new Rows(notReached)) {
                OutcomeCsv.write(
                        Iterators.transform(all, row -> {
                            tally.add(row);
                            return row;
                        }),
                        hashed);
            }
            hashed.flush();
            hash[0] = hashed.hash().toString();
        });
        replace(folder, PARQUET, file -> {
            try (Rows all = new Rows(notReached)) {
                ParquetSink.write(SCHEMA, Iterators.transform(all, OutcomeFiles::group), file);
            }
        });
        return hash[0];
    }

    private static void replace(Location folder, String name, Location.Filling filling) throws IOException {
        folder.resolve(name).replace(filling, folder.resolve(name + ".new"));
    }

    /** Known outcomes chunk by chunk, and behind them, step by step, the items that have none. */
    private final class Rows extends AbstractIterator<OutcomeRow> implements AutoCloseable {
        private final String notReached;
        private final Iterator<Step> steps = List.of(Step.values()).iterator();
        private @Nullable ItemReader items;
        private Iterator<List<PlanItem>> chunks = List.<List<PlanItem>>of().iterator();
        private Iterator<OutcomeRow> ready = List.<OutcomeRow>of().iterator();
        private Step step = Step.HISTORY;
        private int chunk;

        Rows(String notReached) {
            this.notReached = notReached;
        }

        @Override
        protected @Nullable OutcomeRow computeNext() {
            try {
                while (!ready.hasNext()) {
                    if (!chunks.hasNext() && !nextStep()) {
                        return endOfData();
                    }
                    if (chunks.hasNext()) {
                        ready = outcomes(chunks.next()).iterator();
                        chunk++;
                    }
                }
                return ready.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean nextStep() throws IOException {
            close();
            if (!steps.hasNext()) {
                return false;
            }
            Step next = steps.next();
            ItemReader reader = plans.items(planId);
            items = reader;
            step = next;
            chunk = 0;
            chunks = Iterators.partition(Iterators.filter(reader, item -> Step.of(item) == next), Pass.CHUNK);
            return true;
        }

        private List<OutcomeRow> outcomes(List<PlanItem> of) throws IOException {
            List<OutcomeRow> known = journal.known(step, chunk);
            return known.isEmpty()
                    ? of.stream()
                            .map(item -> rows.row(item, Act.skipped(notReached), now))
                            .toList()
                    : known;
        }

        @Override
        public void close() throws IOException {
            ItemReader open = items;
            if (open != null) {
                open.close();
            }
        }
    }

    private static MessageType schema() {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        TEXTS.forEach(name -> text(schema, name));
        schema.required(PrimitiveTypeName.INT64).named("size_bytes");
        MORE_TEXTS.forEach(name -> text(schema, name));
        schema.required(PrimitiveTypeName.INT64).named("http_status_code");
        LAST_TEXTS.forEach(name -> text(schema, name));
        return schema.named("outcomes");
    }

    private static void text(Types.MessageTypeBuilder schema, String name) {
        schema.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private static Group group(OutcomeRow row) {
        return new SimpleGroupFactory(SCHEMA)
                .newGroup()
                .append("item", row.item())
                .append("reason", row.reason())
                .append("repository", row.repository())
                .append("digest", row.digest())
                .append("path", row.path())
                .append("size_bytes", row.sizeBytes())
                .append("modified_at", row.modifiedAt())
                .append("outcome", row.outcome().name())
                .append("bucket", row.bucket())
                .append("key", row.key())
                .append("version_id", row.versionId())
                .append("task_status", row.taskStatus())
                .append("error_code", row.errorCode())
                .append("http_status_code", (long) row.httpStatusCode())
                .append("result_message", row.resultMessage())
                .append("quarantine", row.quarantine())
                .append("last_linked_by", row.lastLinkedBy())
                .append("finished_at", row.finishedAt());
    }
}

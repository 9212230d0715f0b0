package dev.ballast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.ColumnType;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published tables as pandas and its like find them: read by Arrow's C++, which shares no code with Spark's reader. */
class ArrowReadsTablesTest {
    private static final long BATCH_ROWS = 1024;

    static List<ContractTable> tables() {
        return TableContract.TABLES;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void arrowFindsTheContractsTypesAndTheRowsThatSparkWrote(ContractTable table) throws Exception {
        ThreeDays days = ThreeDays.once();
        List<String> types = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        String file = days.last().out().toUri() + "/tables/" + table.name() + "/run_date=2026-11-25/" + table.name()
                + ".parquet";
        try (BufferAllocator memory = new RootAllocator();
                var factory =
                        new FileSystemDatasetFactory(memory, NativeMemoryPool.getDefault(), FileFormat.PARQUET, file);
                var dataset = factory.finish();
                var scanner = dataset.newScan(new ScanOptions(BATCH_ROWS));
                ArrowReader reader = scanner.scanBatches()) {
            reader.getVectorSchemaRoot().getSchema().getFields().forEach(field -> types.add(type(field)));
            while (reader.loadNextBatch()) {
                addTo(rows, reader.getVectorSchemaRoot());
            }
        }

        assertThat(types)
                .isEqualTo(table.columns().stream()
                        .map(column -> column.name() + " " + arrowType(column.type()))
                        .toList());
        assertThat(rows)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(days.last().table(table.name()).stream()
                        .map(row -> described(table, row))
                        .toList());
    }

    private static String type(Field field) {
        return field.getName() + " " + field.getType();
    }

    private static String arrowType(ColumnType type) {
        return switch (type) {
            case STRING -> "Utf8";
            case BIGINT -> "Int(64, true)";
            case DOUBLE -> "FloatingPoint(DOUBLE)";
            case BOOLEAN -> "Bool";
            case TIMESTAMP -> "Timestamp(MICROSECOND, UTC)";
        };
    }

    private static void addTo(List<String> rows, VectorSchemaRoot batch) throws IOException {
        for (int i = 0; i < batch.getRowCount(); i++) {
            TreeMap<String, String> row = new TreeMap<>();
            for (FieldVector vector : batch.getFieldVectors()) {
                row.put(vector.getName(), String.valueOf(vector.getObject(i)));
            }
            rows.add(row.toString());
        }
    }

    private static String described(ContractTable table, Row row) {
        TreeMap<String, String> values = new TreeMap<>();
        table.columns().forEach(column -> {
            Object value = row.getAs(column.name());
            values.put(column.name(), String.valueOf(value instanceof Instant time ? micros(time) : value));
        });
        return values.toString();
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000), time.getNano() / 1000);
    }
}

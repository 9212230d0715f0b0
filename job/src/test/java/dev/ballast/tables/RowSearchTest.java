package dev.ballast.tables;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.ballast.tables.RowSearch.Found;
import dev.ballast.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as runs write them, of enough rows for several groups. */
class RowSearchTest {
    private static final int ROWS = 300_000;
    private static final String NAMED = "references.list.element.digest";

    private static Location file;

    @BeforeAll
    static void write(@TempDir Path folder) {
        Dataset<Row> rows = SharedSpark.session()
                .range(0, ROWS, 1, 1)
                .select(
                        digest(col("id")).as("digest"),
                        array(struct(
                                        digest(col("id").plus(ROWS)).as("digest"),
                                        lit("layer").as("role")))
                                .as("references"));
        file = new RunFolder(SharedSpark.session(), Location.of(folder))
                .searchedBy(NAMED)
                .writeFile("many", rows, Map.of())
                .file();
    }

    private static Column digest(Column number) {
        return concat(lit("sha256:"), sha2(number.cast("string"), 256));
    }

    private static String digest(int number) {
        return "sha256:" + Hashing.sha256().hashString("" + number, StandardCharsets.UTF_8);
    }

    @Test
    void oneRowOfManyIsFoundInTheGroupsThatMayHoldIt() throws IOException {
        RowSearch search = new RowSearch(
                NAMED,
                Set.of(digest(ROWS + 123_456), digest(5)),
                List.of("digest", "references.list.element.role"),
                10);

        List<Found> found = search.inFile(file);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).text()).isEqualTo(digest(ROWS + 123_456));
        assertThat(found.get(0).row())
                .isEqualTo(Map.of("digest", digest(123_456), "references.list.element.role", "layer"));
    }

    @Test
    void theFilterOfEachGroupKnowsWhatIsNotInIt() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                FileRows.input(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
            int groups = reader.getRowGroups().size();
            assertThat(groups).isGreaterThan(1);

            int mayHold = 0;
            for (int group = 0; group < groups; group++) {
                BloomFilter filter = reader.readBloomFilter(reader.getRowGroups().get(group).getColumns().stream()
                        .filter(column -> column.getPath().toDotString().equals(NAMED))
                        .toList()
                        .get(0));
                mayHold += filter.findHash(filter.hash(Binary.fromString(digest(ROWS + 7)))) ? 1 : 0;
            }
            assertThat(mayHold).isEqualTo(1);
        }
    }

    /** A text that is looked for in several files at once is one object for all of them. */
    @Test
    void filesThatAreSearchedAtOnceDoNotDisturbEachOther() {
        for (int i = 0; i < 100; i++) {
            String digest = digest(ROWS + 1000 * i);
            RowSearch search = new RowSearch(NAMED, Set.of(digest), List.of("digest"), 10);

            List<List<Found>> found = AtOnce.all(Collections.nCopies(4, () -> search.inFile(file)));

            assertThat(found)
                    .allSatisfy(each -> assertThat(each).extracting(Found::text).containsExactly(digest));
        }
    }
}

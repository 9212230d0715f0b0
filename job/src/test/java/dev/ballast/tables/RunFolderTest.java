package dev.ballast.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.SharedSpark;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final int PARTS = 4;
    private static final int ROWS = 1000;

    private final SparkSession spark = SharedSpark.session();

    @TempDir
    private Path folder;

    /** What wrote a file's rows, each row being the task that made it. */
    private Dataset<Long> makers(RunFolder run) {
        Dataset<Long> tasks = spark.range(0, ROWS, 1, PARTS)
                .map((MapFunction<Long, Long>) row -> TaskContext.get().taskAttemptId(), Encoders.LONG());
        WrittenFile written = run.writeFile("tasks", tasks.toDF("task"), Map.of());
        return spark.read().parquet(Locations.toRead(written.file())).as(Encoders.LONG());
    }

    @Test
    void aFileOfFewRowsIsMadeByTheTaskThatWritesIt() {
        Dataset<Long> makers = makers(new RunFolder(spark, Location.of(folder)).madeFrom(ROWS));

        assertThat(makers.count()).isEqualTo(ROWS);
        assertThat(makers.distinct().count()).isEqualTo(1);
    }

    @Test
    void eachPartOfAFileOfManyRowsIsMadeByATaskOfItsOwnWhichKeepsNothingOfTheOthersInMemory() {
        Dataset<Long> makers = makers(new RunFolder(spark, Location.of(folder)).madeFrom(10_000_000));

        assertThat(makers.count()).isEqualTo(ROWS);
        assertThat(makers.distinct().count()).isEqualTo(PARTS);
    }
}

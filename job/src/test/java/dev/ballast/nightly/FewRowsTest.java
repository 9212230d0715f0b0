package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class FewRowsTest {
    private static final SparkConf NOTHING = new SparkConf(false);

    @Test
    void interpretsTheQueriesOfASmallRegistryInAsManyPartsAsTasksRunAtOnce() {
        assertThat(FewRows.settings(FewRows.MOST, 2, 8, NOTHING))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spark.sql.adaptive.enabled",
                        "false",
                        "spark.sql.codegen.wholeStage",
                        "false",
                        "spark.sql.codegen.factoryMode",
                        "NO_CODEGEN",
                        "spark.sql.shuffle.partitions",
                        "2"));
    }

    @Test
    void compilesTheQueriesOfALargerOne() {
        assertThat(FewRows.settings(FewRows.MOST + 1, 2, 8, NOTHING)).isEmpty();
    }

    @Test
    void leavesHowQueriesAreMadeToTheAdministratorWhoSaidIt() {
        SparkConf given = new SparkConf(false)
                .set("spark.sql.codegen.wholeStage", "true")
                .set("spark.sql.adaptive.enabled", "true");

        assertThat(FewRows.settings(1, 8, 4, given))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("spark.sql.codegen.factoryMode", "NO_CODEGEN", "spark.sql.shuffle.partitions", "4"));
    }
}

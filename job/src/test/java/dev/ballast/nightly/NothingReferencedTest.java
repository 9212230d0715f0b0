package dev.ballast.nightly;

import static dev.ballast.testing.TestRegistry.sizeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry whose images are all gone: there is nothing to divide by, and still everything to report. */
class NothingReferencedTest {
    @Test
    void givesItsTablesAndNobodyAShare(@TempDir Path folder) {
        TestResult result = TestRun.of(TestRegistry.in(folder)
                .blob("left over")
                .layerLink("team/app", "left over")
                .upload("other/app", "0b1c2d3e-0000-4000-8000-000000000001", 7));

        assertThat(result.column("stored_bytes")).isEqualTo(sizeOf("left over"));
        assertThat(result.column("referenced_bytes")).isEqualTo(0L);
        assertThat(result.column("dedup_ratio")).isNull();
        assertThat(result.column("projects")).isEqualTo(2L);
        for (String table : new String[] {"repositories", "projects"}) {
            assertThat(result.table(table))
                    .hasSize(2)
                    .allSatisfy((Row row) ->
                            assertThat(row.<Long>getAs("fair_share_bytes")).isZero());
        }
        assertThat(result.table("images")).isEmpty();
        assertThat(result.table("base_images")).isEmpty();
        assertThat(result.table("layer_sharing")).isEmpty();
    }
}

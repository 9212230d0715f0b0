package dev.ballast.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import dev.ballast.testing.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

class DigestOrderTest {
    private static final String ZEROS = "0".repeat(56);

    @Test
    void isTheOrderOfTheTextsWhateverTheAlgorithm() {
        List<String> inOrder = List.of(
                "",
                "sha1:ffffffff" + ZEROS,
                "sha256:00000000" + ZEROS,
                "sha256:1234567801234567" + ZEROS,
                "sha256:1234567812345678" + ZEROS,
                "sha256:12345679" + ZEROS,
                "sha256:ffffffff" + ZEROS,
                "sha384:00000000" + ZEROS,
                "sha512:00000000" + ZEROS,
                "sha512:ffffffff" + ZEROS);

        assertThat(inOrder).isSorted();
        assertThat(SharedSpark.session()
                        .createDataset(Lists.reverse(inOrder), Encoders.STRING())
                        .toDF("digest")
                        .coalesce(1)
                        .sortWithinPartitions(DigestOrder.by("digest"))
                        .as(Encoders.STRING())
                        .collectAsList())
                .isEqualTo(inOrder);
    }
}

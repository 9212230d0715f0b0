package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkVersionsTest {

    @Test
    void theVersionsThatComeWithTheJobAreOnesThatItWorksWith() {
        assertThatNoException().isThrownBy(SparkVersions::require);
    }

    @ParameterizedTest
    @CsvSource({"4.2.0, 3.5.0", "4.2.7, 3.5.1", "4.2.1-amzn-0, 3.5.0"})
    void laterFixesOfTheSameReleasesWork(String spark, String hadoop) {
        assertThatNoException().isThrownBy(() -> SparkVersions.require(spark, hadoop));
    }

    @ParameterizedTest
    @CsvSource({
        "3.5.6, 3.3.4",
        "4.1.2, 3.4.2",
        "4.20.0, 3.5.0",
        "5.0.0, 3.5.0",
        "4.2.0, 3.4.2",
        "of an unknown version, 3.5.0"
    })
    void othersAreNamedWithWhatWorks(String spark, String hadoop) {
        assertThatExceptionOfType(UnsupportedSparkException.class)
                .isThrownBy(() -> SparkVersions.require(spark, hadoop))
                .withMessage("Cannot run on Spark " + spark + " with Hadoop " + hadoop
                        + ": this version of Ballast works with Spark 4.2 and Hadoop 3.5. Submit it with such a Spark"
                        + " (SPARK_HOME), or run it on one machine with 'ballast run'.");
    }
}

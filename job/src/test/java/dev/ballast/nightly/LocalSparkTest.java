package dev.ballast.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.SharedSpark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class LocalSparkTest {
    @Test
    void sendsAlongNoSettingsOfServicesThatDoNotRunInThisProcess() {
        Configuration sent = SharedSpark.session().sparkContext().hadoopConfiguration();
        Map<String, List<String>> sources = new TreeMap<>();
        sent.forEach(setting -> sources.put(setting.getKey(), List.of(sent.getPropertySources(setting.getKey()))));

        assertThat(sources.values())
                .doesNotContain(List.of("yarn-default.xml"), List.of("mapred-default.xml"))
                .contains(List.of("core-default.xml"));
        assertThat(sent.get("fs.s3a.paging.maximum"))
                .isEqualTo(new Configuration().get("fs.s3a.paging.maximum"))
                .isNotNull();
        assertThat(sent.get("mapreduce.fileoutputcommitter.algorithm.version")).isEqualTo("2");
    }
}

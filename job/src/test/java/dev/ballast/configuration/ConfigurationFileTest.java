package dev.ballast.configuration;

import static com.networknt.schema.InputFormat.YAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigurationFile.schema());

    private static final String EVERYTHING = """
            version: 1
            registry: s3a://registry/prod
            out: /srv/ballast
            policy: policy.yaml
            inUse: {jobs: feeds/jobs.jsonl}
            inUseMaxAge: 24h
            pullLog: feeds/pulls.log
            pullLogMaxAge: 12h
            minAge: 7d
            maxPlanShare: 30%
            capacity: 20TiB
            connections: 64
            keepRuns: 14
            keepPlans: 90
            keepDays: 60
            metricsFile: ../metrics/ballast.prom
            logFormat: json
            conf:
              fs.s3a.endpoint: https://minio.example
              fs.s3a.path.style.access: true
              fs.s3a.aws.credentials.provider: org.example.Provider
            """;

    @TempDir
    private Path folder;

    @Test
    void holdsWhatTheCommandLineTakes() throws IOException {
        Configuration read = read(EVERYTHING);

        assertThat(read.settings()).hasSameSizeAs(Setting.values());
        assertThat(read.value(Setting.REGISTRY)).contains("s3a://registry/prod");
        assertThat(read.value(Setting.MAX_PLAN_SHARE)).contains("30%");
        assertThat(read.value(Setting.CONNECTIONS)).contains("64");
        assertThat(read.conf())
                .containsEntry("fs.s3a.endpoint", "https://minio.example")
                .containsEntry("fs.s3a.path.style.access", "true")
                .hasSize(3);
    }

    @Test
    void pathsAreRelativeToTheFile() throws IOException {
        Configuration read = read(EVERYTHING);

        assertThat(read.value(Setting.OUT)).contains("/srv/ballast");
        assertThat(read.value(Setting.POLICY))
                .contains(folder.resolve("policy.yaml").toString());
        assertThat(read.value(Setting.PULL_LOG))
                .contains(folder.resolve("feeds/pulls.log").toString());
        assertThat(read.value(Setting.METRICS_FILE))
                .contains(folder.resolveSibling("metrics/ballast.prom").toString());
        assertThat(read.inUse())
                .containsEntry("jobs", folder.resolve("feeds/jobs.jsonl").toString());
    }

    @Test
    void itsSchemaKnowsEverySetting() {
        assertThat(SCHEMA.validate(EVERYTHING, YAML)).isEmpty();
        for (Setting setting : Setting.values()) {
            assertThat(EVERYTHING).contains("\n" + setting.key() + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minage: 7d                          | 2:1 | has no 'minage'; did you mean 'minAge'?
            outt: /srv                          | 2:1 | has no 'outt'; did you mean 'out'?
            colour: red                         | 2:1 | has no 'colour'; it may have version, inUse, conf, registry,
            minAge: 7                           | 2:9 | 'minAge' is '7'; write an age, such as 90m, 12h, 7d or 4w
            maxPlanShare: 300%                  | 2:15 | 'maxPlanShare' is '300%'; write a share, such as 30%
            capacity: much                      | 2:11 | 'capacity' is 'much'; write a size, such as 500GiB or 20TiB
            connections: 0                      | 2:14 | 'connections' is '0'; write a whole number from 1 on
            logFormat: xml                      | 2:12 | 'logFormat' is 'xml'; write text or json
            conf: [a]                           | 2:7 | 'conf' is a list; write it as 'name: value' lines
            conf: {a: {b: c}}                   | 2:11 | 'a' is a mapping; write a text
            minAge: {a: b}                      | 2:9 | 'minAge' is a mapping; write a text
            """)
    void saysWhereWhatIsWrongAndWhatWasMeant(String line, String place, String message) throws IOException {
        assertThat(problem("version: 1\n" + line))
                .startsWith(folder.resolve("ballast.yaml") + ":" + place + ": ")
                .contains(message);
        assertThat(SCHEMA.validate("version: 1\n" + line, YAML)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fs.s3a.secret.key",
                "fs.s3a.access.key",
                "fs.s3a.bucket.prod.access.key",
                "fs.s3a.session.token",
                "fs.s3a.proxy.password",
                "spark.hadoop.fs.s3a.secret.key",
                "spark.ssl.keyPassword",
                "fs.s3a.encryption.key",
                "fs.azure.account.key.example.net"
            })
    void refusesASecretByItsNameAndDoesNotRepeatIt(String key) throws IOException {
        assertThat(problem("version: 1\nconf:\n  " + key + ": hunter2"))
                .contains(":3:3: '" + key + "' is a secret by its name")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password: hunter2", "webhookUrl: https://hooks.example/hunter2", "pingUrl: https://hunter2"})
    void refusesASecretAmongTheSettings(String line) throws IOException {
        assertThat(problem("version: 1\n" + line))
                .contains("is a secret by its name")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fs.s3a.endpoint=https://minio.example\n", "version: 2\n", "minAge: 7d\n", "a: [", "- a"})
    void isNoConfiguration(String text) throws IOException {
        assertThat(problem(text)).startsWith(folder.resolve("ballast.yaml") + ":1:");
    }

    @Test
    void theEnvironmentWins() throws IOException {
        Configuration read = read(EVERYTHING)
                .under(Map.of(
                        "BALLAST_MIN_AGE", "12h",
                        "BALLAST_OUT", "",
                        "BALLAST_SERVICE_HOST", "10.0.0.1",
                        "BALLAST_IN_USE", "jobs=/a  cluster=/b",
                        "BALLAST_CONF", "fs.s3a.endpoint=https://other.example"));

        assertThat(read.value(Setting.MIN_AGE)).contains("12h");
        assertThat(read.value(Setting.OUT)).contains("/srv/ballast");
        assertThat(read.inUse()).isEqualTo(Map.of("jobs", "/a", "cluster", "/b"));
        assertThat(read.conf()).hasSize(3).containsEntry("fs.s3a.endpoint", "https://other.example");
    }

    @Test
    void aVariableWithoutSenseIsNamed() {
        assertThatThrownBy(() -> Configuration.NONE.under(Map.of("BALLAST_MIN_AGE", "soon")))
                .hasMessage(
                        "Cannot use BALLAST_MIN_AGE='soon' of the environment: write an age, such as 90m, 12h, 7d or 4w.");
        assertThatThrownBy(() -> Configuration.NONE.under(Map.of("BALLAST_CONF", "hunter2")))
                .hasMessageStartingWith("Cannot use BALLAST_CONF of the environment: ")
                .hasMessageNotContaining("hunter2");
    }

    private String problem(String text) throws IOException {
        try {
            read(text);
        } catch (BadConfigurationException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("Understood: " + text);
    }

    private Configuration read(String text) throws IOException {
        return ConfigurationFile.read(Files.writeString(folder.resolve("ballast.yaml"), text));
    }
}

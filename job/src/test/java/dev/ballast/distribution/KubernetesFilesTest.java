package dev.ballast.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.ballast.cli.Ballast;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine.ParseResult;

/** The files of scripts/kubernetes, held to the API's own models, which know every field and what is required. */
class KubernetesFilesTest {
    private static final Path FOLDER = Path.of("../scripts/kubernetes");
    private static final Gson GSON = new Gson();

    static Stream<JsonObject> objects() throws IOException {
        return objectsIn(FOLDER);
    }

    /** Those of a run on a Spark cluster. */
    static Stream<JsonObject> objectsOfSpark() throws IOException {
        return objectsIn(FOLDER.resolve("spark"));
    }

    private static Stream<JsonObject> objectsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .flatMap(KubernetesFilesTest::read);
        }
    }

    @ParameterizedTest
    @MethodSource({"objects", "objectsOfSpark"})
    void hasOnlyFieldsThatKubernetesKnowsAndAllThatItRequires(JsonObject object) throws IOException {
        validate(object);
    }

    @Test
    void aFieldThatIsMisspelledIsFound() {
        JsonObject job = cronJob();
        spec(job).addProperty("concurencyPolicy", "Forbid");

        assertThatThrownBy(() -> validate(job)).hasMessageContaining("concurencyPolicy");
    }

    @Test
    void oneRunAtATimeEndsAtADeadline() {
        JsonObject run = spec(cronJob());

        assertThat(run.get("concurrencyPolicy").getAsString()).isEqualTo("Forbid");
        assertThat(run.get("startingDeadlineSeconds").getAsInt()).isPositive();
        assertThat(jobOfRun().get("activeDeadlineSeconds").getAsInt()).isPositive();
        assertThat(spec(job()).get("activeDeadlineSeconds").getAsInt()).isPositive();
    }

    @Test
    void theRunCannotWriteTheRegistry() {
        JsonObject run = pod(jobOfRun());

        assertThat(named(run, "volumes", "registry")
                        .getAsJsonObject("persistentVolumeClaim")
                        .get("readOnly")
                        .getAsBoolean())
                .isTrue();
        assertThat(named(container(run), "volumeMounts", "registry")
                        .get("readOnly")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void runAndApplyHaveAccountsOfTheirOwnThatExist() throws IOException {
        List<String> accounts = objects()
                .filter(object -> object.get("kind").getAsString().equals("ServiceAccount"))
                .map(KubernetesFilesTest::name)
                .toList();
        List<String> used = Stream.of(pod(jobOfRun()), pod(spec(job())))
                .map(pod -> pod.get("serviceAccountName").getAsString())
                .toList();

        assertThat(used).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(accounts);
    }

    @Test
    void everyVolumeIsThereThatAContainerMounts() {
        for (JsonObject pod : List.of(pod(jobOfRun()), pod(spec(job())))) {
            assertThat(names(container(pod), "volumeMounts")).containsExactlyElementsOf(names(pod, "volumes"));
        }
    }

    @Test
    void theCommandsAreThoseOfThisVersion() {
        assertThat(parsed(jobOfRun()).subcommand().commandSpec().name()).isEqualTo("run");
        assertThat(parsed(spec(job())).subcommand().commandSpec().name()).isEqualTo("apply");
    }

    @Test
    void anotherAttemptIsMadeOnlyWhereItMayHelp() {
        JsonObject rule = jobOfRun()
                .getAsJsonObject("podFailurePolicy")
                .getAsJsonArray("rules")
                .get(1)
                .getAsJsonObject()
                .getAsJsonObject("onExitCodes");

        assertThat(rule.get("containerName").getAsString())
                .isEqualTo(container(pod(jobOfRun())).get("name").getAsString());
        // A storage that does not answer, a lease of a run that died, and a signal pass.
        assertThat(rule.getAsJsonArray("values").asList().stream().map(JsonElement::getAsInt))
                .isSorted()
                .doesNotContain(0, 69, 75, 130, 143);
    }

    private static void validate(JsonObject object) throws IOException {
        switch (object.get("kind").getAsString()) {
            case "CronJob" -> V1CronJob.validateJsonElement(object);
            case "Job" -> V1Job.validateJsonElement(object);
            case "PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(object);
            case "ServiceAccount" -> V1ServiceAccount.validateJsonElement(object);
            case "Role" -> V1Role.validateJsonElement(object);
            case "RoleBinding" -> V1RoleBinding.validateJsonElement(object);
            case "SparkApplication" -> validateSpark(spec(object));
            case "ScheduledSparkApplication" -> validateSpark(spec(object).getAsJsonObject("template"));
            default -> throw new IllegalArgumentException("No model for " + object.get("kind"));
        }
    }

    /** What in an operator's object is Kubernetes's own. */
    private static void validateSpark(JsonObject application) throws IOException {
        for (String pod : List.of("driver", "executor")) {
            V1SecurityContext.validateJsonElement(
                    application.getAsJsonObject(pod).get("securityContext"));
        }
    }

    private static ParseResult parsed(JsonObject job) {
        String[] arguments = list(container(pod(job)), "args")
                .map(argument -> argument.getAsString().replace("$(PLAN_ID)", "20261123T023000Z-1a2b3c4d"))
                .toArray(String[]::new);
        return Ballast.commandLine().parseArgs(arguments);
    }

    private static JsonObject cronJob() {
        return one("CronJob");
    }

    private static JsonObject jobOfRun() {
        return spec(spec(cronJob()).getAsJsonObject("jobTemplate"));
    }

    private static JsonObject job() {
        return one("Job");
    }

    private static JsonObject one(String kind) {
        try {
            return objects()
                    .filter(object -> object.get("kind").getAsString().equals(kind))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonObject spec(JsonObject object) {
        return object.getAsJsonObject("spec");
    }

    private static JsonObject pod(JsonObject job) {
        return spec(job.getAsJsonObject("template"));
    }

    private static JsonObject container(JsonObject pod) {
        return pod.getAsJsonArray("containers").get(0).getAsJsonObject();
    }

    private static JsonObject named(JsonObject object, String list, String name) {
        return list(object, list)
                .map(JsonElement::getAsJsonObject)
                .filter(one -> one.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonObject object, String list) {
        return list(object, list)
                .map(one -> one.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    private static Stream<JsonElement> list(JsonObject object, String list) {
        return object.getAsJsonArray(list).asList().stream();
    }

    private static String name(JsonObject object) {
        return object.getAsJsonObject("metadata").get("name").getAsString();
    }

    private static Stream<JsonObject> read(Path file) {
        try {
            Iterable<Object> documents = new Yaml().loadAll(Files.readString(file));
            return StreamSupport.stream(documents.spliterator(), false)
                    .map(document -> GSON.toJsonTree(document).getAsJsonObject())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

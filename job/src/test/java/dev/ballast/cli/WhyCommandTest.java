package dev.ballast.cli;

import static dev.ballast.testing.TestManifest.image;
import static dev.ballast.testing.TestManifest.index;
import static dev.ballast.testing.TestManifest.referrer;
import static dev.ballast.testing.TestRegistry.NOW;
import static dev.ballast.testing.TestRegistry.digestOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ballast.testing.TestManifest;
import dev.ballast.testing.TestRegistry;
import dev.ballast.testing.TestResult;
import dev.ballast.testing.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ballast why} answers after one run over a policy: no scan, no Spark. */
class WhyCommandTest {
    private static final TestManifest ARM = image("base", "arm");
    private static final TestManifest AMD = image("base", "amd");
    private static final TestManifest INNER = index(ARM);
    private static final TestManifest LIST = index(INNER, AMD);
    private static final TestManifest SIGNATURE = referrer(LIST, "signature");
    private static final TestManifest SIGNATURE_BY_TAG = image("signature by tag");
    private static final TestManifest OLD = image("old build");
    private static final TestManifest NEW = image("base", "new build");
    private static final TestManifest DAMAGED = image("damaged");

    private static String out;
    private static TestResult result;

    @BeforeAll
    static void runOnce(@TempDir Path folder) throws IOException {
        TestRegistry registry = TestRegistry.in(folder)
                .push("robotics/nav", "v1", LIST)
                .tag("robotics/nav", "stable", LIST)
                .push("robotics/nav", SIGNATURE)
                .push("robotics/nav", "sha256-" + AMD.digest().hex() + ".sig", SIGNATURE_BY_TAG)
                .tag("robotics/nav", "sha256-" + AMD.digest().hex(), SIGNATURE_BY_TAG)
                .push("ci", "build-1", OLD)
                .push("ci", "keep", NEW)
                .push("broken", "v1", DAMAGED)
                .blob("only linked")
                .layerLink("broken", "only linked")
                .corrupt(DAMAGED)
                .blob("garbage")
                .layerLink("ci", "never stored");
        registry.aged(Duration.ofHours(30)).push("ci", "build-2", image("young build"));
        result = TestRun.over(registry)
                .policy(
                        "{name: builds, repositories: [ci], tags: ['build-*'], delete: {olderThan: 1d}}",
                        "{name: releases, repositories: ['robotics/**'], tags: ['v*'], protect: {}}")
                .run();
        out = result.out().toString();
    }

    @Test
    void climbsFromALayerThroughEveryListToTheTag() {
        JsonNode why = why(digestOf("arm").toString());
        assertThat(why.path("kept").asBoolean()).isTrue();
        assertThat(why.path("chain_count").asInt()).isEqualTo(1);
        JsonNode chain = why.path("chains").get(0);
        assertThat(chain.path("repository").asText()).isEqualTo("robotics/nav");
        assertThat(chain.path("root_reason").asText()).isEqualTo("tag");
        assertThat(chain.path("tag_sample").asText()).isEqualTo("stable,v1");
        assertThat(texts(chain.path("steps"), "digest"))
                .containsExactly(
                        LIST.digest().toString(),
                        INNER.digest().toString(),
                        ARM.digest().toString(),
                        digestOf("arm").toString());
        assertThat(texts(chain.path("steps"), "role")).containsExactly("manifest", "manifest", "layer", "asked");
    }

    @Test
    void climbsFromAReferrerToItsSubject() {
        JsonNode chain =
                why("robotics/nav@" + SIGNATURE.digest()).path("chains").get(0);
        assertThat(texts(chain.path("steps"), "digest"))
                .containsExactly(LIST.digest().toString(), SIGNATURE.digest().toString());
        assertThat(texts(chain.path("steps"), "role")).containsExactly("referrer", "asked");
    }

    @Test
    void climbsFromWhatATagOfAnotherManifestsDigestHoldsToThatManifest() {
        JsonNode why = why(digestOf("signature by tag").toString());
        assertThat(why.path("chain_count").asInt()).isEqualTo(1);
        JsonNode chain = why.path("chains").get(0);
        assertThat(texts(chain.path("steps"), "digest"))
                .containsExactly(
                        LIST.digest().toString(),
                        AMD.digest().toString(),
                        SIGNATURE_BY_TAG.digest().toString(),
                        digestOf("signature by tag").toString());
        assertThat(texts(chain.path("steps"), "role")).containsExactly("manifest", "referrer", "layer", "asked");
    }

    @Test
    void tellsTheShortestChainsFirstAndHowManyMoreThereAre() {
        Answer answer = Answer.to("why", digestOf("base").toString(), "--out", out, "--limit", "2", "--json");
        JsonNode why = answer.json();
        assertThat(why.path("chain_count").asInt()).isEqualTo(3);
        assertThat(texts(why.path("chains"), "repository")).containsExactly("ci", "robotics/nav");
        assertThat(why.path("chains").get(0).path("steps")).hasSize(2);
        assertThat(why.path("chains").get(1).path("steps")).hasSize(3);
        assertThat(Answer.to("why", digestOf("base").toString(), "--out", out, "--limit", "2")
                        .lines())
                .contains("And 1 more chain; --limit shows more.");
    }

    @Test
    void looksInOneRepositoryIfAsked() {
        JsonNode why = why("ci@" + digestOf("base"));
        assertThat(texts(why.path("chains"), "repository")).containsExactly("ci");
    }

    @Test
    void saysWhichRuleTakesALayerAndSinceWhenAndInWhichPlan() {
        JsonNode why = why(digestOf("old build").toString());
        assertThat(why.path("kept").asBoolean()).isFalse();
        assertThat(why.path("blob").path("state").asText()).isEqualTo("unreferenced");
        assertThat(why.path("blob").path("first_unreferenced_at").asText()).isEqualTo(NOW.toString());
        assertThat(why.path("taken")).hasSize(1);
        assertThat(why.path("taken").get(0).path("rule").asText()).isEqualTo("builds");
        assertThat(why.path("taken").get(0).path("digest").asText())
                .isEqualTo(OLD.digest().toString());
        assertThat(texts(why.path("plans"), "plan_id"))
                .containsOnly(result.plan().planId());
        assertThat(texts(why.path("plans"), "item")).containsExactlyInAnyOrder("blob", "layer_link");
        assertThat(Answer.to("why", digestOf("old build").toString(), "--out", out)
                        .lines())
                .anyMatch(line -> line.startsWith("Unreferenced since 2026-11-23T02:30:00Z (at least"));
    }

    @Test
    void saysWhichRuleTakesATag() {
        JsonNode why = why("ci:build-1");
        assertThat(why.path("kept").asBoolean()).isFalse();
        assertThat(why.path("tag").path("digest").asText())
                .isEqualTo(OLD.digest().toString());
        assertThat(why.path("tag").path("rule").asText()).isEqualTo("builds");
        assertThat(texts(why.path("plans"), "item")).containsExactlyInAnyOrder("tag_link", "tag_history_link");
    }

    @Test
    void saysWhatKeepsATag() {
        assertThat(why("robotics/nav:v1").path("tag").path("rule").asText()).isEqualTo("releases");
        assertThat(Answer.to("why", "robotics/nav:v1", "--out", out).lines())
                .anyMatch(line -> line.startsWith("robotics/nav:v1 is kept"))
                .anyMatch(line -> line.equals("Stays      rule 'releases': the rule protects whatever it matches"));
    }

    @Test
    void saysThatTheYoungAreKeptForNowAndHowLong() {
        JsonNode why = why(image("young build").digest().toString());
        assertThat(why.path("kept").asBoolean()).isTrue();
        assertThat(why.path("chains").get(0).path("rule").asText()).isEqualTo("builds");
        assertThat(texts(why.path("plans"), "protected_by")).contains("age");
    }

    @Test
    void namesTheRepositoryThatKeepsWhatNobodyNames() {
        JsonNode why = why(digestOf("only linked").toString());
        assertThat(why.path("kept").asBoolean()).isTrue();
        assertThat(why.path("kept_whole").get(0).asText()).isEqualTo("broken");
    }

    @Test
    void explainsGarbageThatNoManifestEverNamed() {
        JsonNode why = why(digestOf("garbage").toString());
        assertThat(why.path("kept").asBoolean()).isFalse();
        assertThat(why.path("taken")).isEmpty();
        assertThat(texts(why.path("plans"), "reason")).containsExactly("unreferenced_blob");
    }

    @Test
    void explainsALinkWhoseBlobIsNotStored() {
        assertThat(texts(why(digestOf("never stored").toString()).path("plans"), "reason"))
                .containsExactly("dead_layer_link");
    }

    @Test
    void answersInOneLineWhatCannotBeAnswered() {
        Answer unknown = Answer.to("why", "ci:no-such-tag", "--out", out);
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(unknown.message()).contains("saw nothing that is called ci:no-such-tag");
        assertThat(Answer.to("why", "registry.example:5000/ci:x", "--out", out).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Answer.to("why", "ci", "--out", out).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysThatNoRunHasEndedYet(@TempDir Path empty) {
        Answer answer = Answer.to("why", "ci:build-1", "--out", empty.toString());
        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(answer.message()).contains("No run has ended in");
    }

    private static JsonNode why(String reference) {
        Answer answer = Answer.to("why", reference, "--out", out, "--json");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return answer.json();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }
}

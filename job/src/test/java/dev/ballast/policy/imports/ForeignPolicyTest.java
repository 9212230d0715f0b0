package dev.ballast.policy.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.policy.Contents;
import dev.ballast.policy.Contents.Manifest;
import dev.ballast.policy.Contents.Tag;
import dev.ballast.policy.Evaluation;
import dev.ballast.policy.PolicyFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other registries' policies take is taken by what they become, and what cannot be said keeps more. */
class ForeignPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");

    @Test
    void harborsRetentionKeepsWhatAnyRuleRetainsAndTakesTheRestOfItsRepositories() {
        ImportedPolicy policy = ForeignPolicy.HARBOR.read("""
                {"algorithm": "or", "rules": [
                  {"action": "retain", "template": "latestPushedK", "params": {"latestPushedK": 2},
                   "tag_selectors": [{"kind": "doublestar", "decoration": "matches", "pattern": "{v,w}*", "extras": "{\\"untagged\\": false}"}],
                   "scope_selectors": {"repository": [{"kind": "doublestar", "decoration": "repoMatches", "pattern": "app/**"}]}},
                  {"action": "retain", "template": "nDaysSinceLastPush", "params": {"nDaysSinceLastPush": 5},
                   "tag_selectors": [{"kind": "doublestar", "decoration": "excludes", "pattern": "v*"}],
                   "scope_selectors": {"repository": [{"kind": "doublestar", "decoration": "repoMatches", "pattern": "app/**"}]}},
                  {"disabled": true, "template": "always"}]}
                """, "robotics");
        assertThat(policy.leftOut()).isEmpty();
        assertThat(kept(policy, "robotics/app/nav", "v1 20", "v2 9", "w3 8", "x 5", "y 6", " 30"))
                .containsExactly("v2", "w3", "x");
        assertThat(kept(policy, "robotics/other", "v1 20", "y 6")).containsExactly("v1", "y");
        assertThat(kept(policy, "elsewhere/app", "v1 20", "y 6")).containsExactly("v1", "y");
    }

    @Test
    void harborsLastPulledAreAllKeptAndThatIsTold() {
        ImportedPolicy policy = ForeignPolicy.HARBOR.read("""
                {"rules": [{"template": "latestPulledN", "params": {"latestPulledN": 1},
                  "tag_selectors": [{"decoration": "matches", "pattern": "v*"}],
                  "scope_selectors": {"repository": [{"decoration": "repoMatches", "pattern": "**"}]}}]}
                """, "p");
        assertThat(policy.leftOut()).singleElement().asString().contains("latestPulledN");
        assertThat(policy.yaml()).contains("# Not said: ");
        assertThat(kept(policy, "p/a", "v1 20", "v2 9", "w 8")).containsExactly("v1", "v2");
    }

    @Test
    void zotsFirstMatchingPolicyHoldsAndPatternsMatchAnywhere() {
        ImportedPolicy policy = ForeignPolicy.ZOT.read("""
                {"storage": {"retention": {"delay": "48h", "policies": [
                  {"repositories": ["infra/*", "prod/*"], "deleteReferrers": true, "deleteUntagged": true,
                   "keepTags": [{"patterns": ["^v2", "-prod$"]}, {"patterns": ["rc"], "mostRecentlyPushedCount": 1, "pushedWithin": "120h"}]},
                  {"repositories": ["**"], "deleteUntagged": false, "keepTags": [{"pushedWithin": "240h"}]}]}}}
                """, null);
        assertThat(policy.leftOut()).isEmpty();
        assertThat(kept(
                        policy,
                        "infra/a",
                        "v2.1 90",
                        "av2 90",
                        "x-prod 90",
                        "1-rc 9",
                        "2-rc 8",
                        "3-rc 7",
                        "new 3",
                        " 3",
                        " 1"))
                .containsExactlyInAnyOrder("v2.1", "x-prod", "3-rc", " 1");
        assertThat(kept(policy, "other", "v2.1 90", "new 10", "old 11", " 30")).containsExactlyInAnyOrder("new", " 30");
    }

    @Test
    void zotsMostRecentlyPulledAreAllKeptAndThatIsTold() {
        ImportedPolicy policy = ForeignPolicy.ZOT.read("""
                {"storage": {"retention": {"policies": [
                  {"repositories": ["**"], "keepTags": [{"patterns": ["a"], "mostRecentlyPulledCount": 1}]}]}}}
                """, null);
        assertThat(policy.leftOut()).singleElement().asString().contains("mostRecentlyPulledCount");
        assertThat(kept(policy, "r", "a1 90", "a2 90", "b 90")).containsExactly("a1", "a2");
    }

    @Test
    void gitLabsCleanupKeepsLatestTheNewestAndWhatIsKeptByName() {
        ImportedPolicy policy = ForeignPolicy.GITLAB.read("""
                {"path_with_namespace": "group/app", "container_expiration_policy": {"enabled": true, "keep_n": 1,
                  "older_than": "7d", "name_regex": "ci-.*", "name_regex_keep": ".*-keep"}}
                """, null);
        assertThat(policy.leftOut()).isEmpty();
        assertThat(kept(policy, "group/app/image", "latest 90", "ci-1 90", "ci-2 9", "ci-3 8", "ci-keep 90", "v1 90"))
                .containsExactlyInAnyOrder("latest", "ci-3", "ci-keep", "v1");
        assertThat(kept(policy, "group/application", "ci-1 90")).containsExactly("ci-1");
    }

    @Test
    void ecrsRulesMatchByPriorityAndWhatOneMatchesNoOtherExpires() {
        ImportedPolicy policy = ForeignPolicy.ECR.read("""
                {"rules": [
                  {"rulePriority": 2, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1}, "action": {"type": "expire"}},
                  {"rulePriority": 1, "description": "builds", "selection": {"tagStatus": "tagged", "tagPrefixList": ["build-"], "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14}, "action": {"type": "expire"}}]}
                """, "team/app");
        assertThat(policy.leftOut()).singleElement().asString().contains("not counted together");
        assertThat(kept(policy, "team/app", "build-1 20", "build-2 14", "v1 90", "v2 80", " 90", " 70"))
                .containsExactly("build-2", "v2");
    }

    @Test
    void ecrsSeveralTagsOfOneImageAreKeptAndThatIsTold() {
        ImportedPolicy policy = ForeignPolicy.ECR.read("""
                {"lifecyclePolicyText": "{\\"rules\\": [{\\"rulePriority\\": 1, \\"selection\\": {\\"tagStatus\\": \\"tagged\\", \\"tagPrefixList\\": [\\"a\\", \\"b\\"], \\"countType\\": \\"sinceImagePushed\\", \\"countNumber\\": 1}}]}"}
                """, "r");
        assertThat(policy.leftOut()).singleElement().asString().contains("each of [a*, b*]");
        assertThat(kept(policy, "r", "a1 90", "b1 90")).containsExactly("a1", "b1");
    }

    @ParameterizedTest
    @CsvSource({
        "HARBOR, {}, no list of 'rules'",
        "HARBOR, [], no JSON object",
        "ZOT, {}, storage.retention.policies",
        "GITLAB, {}, container_expiration_policy",
        "ECR, {}, no list of 'rules'",
        "ECR, {, no JSON",
    })
    void saysWhatADocumentIsNot(ForeignPolicy from, String text, String message) {
        assertThatThrownBy(() -> from.read(text, "p"))
                .isInstanceOf(ForeignPolicyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void quotesWhatDocumentsHoldSoThatItStaysAText() {
        ImportedPolicy policy = ForeignPolicy.ECR.read("""
                {"rules": [{"rulePriority": 1, "description": "it's: {a}\\n# b", "selection": {"tagStatus": "untagged",
                  "countType": "sinceImagePushed", "countNumber": 1}, "action": {"type": "expire"}}]}
                """, "r");
        assertThat(kept(policy, "r", " 3", "a 9")).containsExactly("a");
    }

    /** Tags of a repository, each with its age in days; an empty name is a manifest without one. */
    private static List<String> kept(ImportedPolicy imported, String repository, String... images) {
        List<Tag> tags = new ArrayList<>();
        List<Manifest> manifests = new ArrayList<>();
        for (String image : images) {
            int space = image.indexOf(' ');
            String tag = image.substring(0, space);
            Instant pushedAt = NOW.minus(Duration.ofDays(Long.parseLong(image.substring(space + 1))));
            manifests.add(new Manifest("of " + image, pushedAt, null, List.of(), null));
            if (!tag.isEmpty()) {
                tags.add(new Tag(tag, "of " + image, pushedAt, null));
            }
        }
        var decisions = new Evaluation(new PolicyFile("imported", imported.yaml()).policy(), NOW, NOW, Map.of())
                .of(new Contents(repository, tags, manifests, List.of(), List.of(), null));
        List<String> kept = new ArrayList<>();
        decisions.tags().stream()
                .filter(tag -> tag.decision().keeps())
                .forEach(tag -> kept.add(tag.tag().name()));
        decisions.manifests().stream()
                .filter(manifest ->
                        manifest.decision().keeps() && manifest.digest().startsWith("of  "))
                .forEach(manifest -> kept.add(manifest.digest().substring("of ".length())));
        return kept;
    }
}

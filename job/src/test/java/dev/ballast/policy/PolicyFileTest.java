package dev.ballast.policy;

import static com.networknt.schema.InputFormat.YAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PolicyFile.schema());

    private static final String EVERYTHING = """
            version: 1
            minAge: 7d
            inUse:
              cluster: {}
              jobs: {maxAge: 3d, repositories: ["robotics/**"], exceptRepositories: ["robotics/old"]}
            rules:
              - name: releases
                repositories: ["robotics/**"]
                exceptRepositories: [robotics/old]
                tags: ["v*", 'regex:^\\d+\\.\\d+\\.\\d+$']
                exceptTags: ["*-rc*"]
                protect: {}
              - name: newest CI builds
                repositories: ["**/ci-*"]
                tags: ["*"]
                protect: {mostRecent: 10, pushedWithin: 14d}
              - name: of each line
                repositories: ["**"]
                tags: ['regex:(\\d+)\\..*']
                protect: {mostRecent: {count: 3, by: version, per: group}, pulledWithin: 4w}
              - name: old CI builds
                repositories: ["**/ci-*"]
                tags: ["*"]
                delete: {olderThan: 14d}
              - name: rollback
                repositories: ["**"]
                protect: {rollback: 3}
              - name: untagged
                repositories: ["**"]
                untagged: true
                delete: {olderThan: 0}
              - name: orphaned referrers
                repositories: ["**"]
                orphanedReferrers: true
                delete: {olderThan: 30d}
            projects:
              payments:
                rules:
                  - name: all of payments
                    protect: {}
            repositories:
              payments/scratch:
                inherit: false
                rules:
                  - name: scratch
                    tags: ["*"]
                    delete: {olderThan: 12h}
            """;

    @Test
    void understandsEveryKindOfRule() {
        assertThat(policy(EVERYTHING).ruleCount()).isEqualTo(9);
        assertThat(policy(EVERYTHING).minAge())
                .hasValueSatisfying(age -> assertThat(age).hasDays(7));
        assertThat(bySchema(EVERYTHING)).isEmpty();
    }

    @Test
    void asksARepositorysOwnRulesFirstThenItsProjectsThenThoseOfAll() {
        assertThat(rulesOf("payments/core")).startsWith("all of payments", "of each line", "rollback");
        assertThat(rulesOf("payments/scratch")).containsExactly("scratch");
        assertThat(rulesOf("robotics/arm/ci-arm"))
                .containsExactly(
                        "releases",
                        "newest CI builds",
                        "of each line",
                        "old CI builds",
                        "rollback",
                        "untagged",
                        "orphaned referrers");
        assertThat(rulesOf("robotics/old")).doesNotContain("releases");
    }

    static Stream<Arguments> wrongPolicies() {
        return Stream.of(
                wrong("rules: []", "1:1: the policy has no 'version'; add 'version: 1'"),
                wrong("version: 2", "1:10: version 2 is not known to this Ballast; write 'version: 1', or use a newer"),
                wrong("version: one", "1:10: 'version' is 'one'; write a whole number from 1 on"),
                wrong("- version: 1", "1:1: the policy is a list; write it as 'name: value' lines"),
                wrong("version: 1\nrule: []", "2:1: the policy has no 'rule'; did you mean 'rules'?"),
                wrong("version: 1\nminage: 7d", "2:1: the policy has no 'minage'; did you mean 'minAge'?"),
                wrong("version: 1\nminAge: 7 days", "2:9: 'minAge' is '7 days'; write an age, such as 90m, 12h, 7d or"),
                wrong("version: 1\nminAge: 7", "2:9: 'minAge' is '7'; write an age, such as 90m, 12h, 7d or 4w"),
                wrong("version: 1\nrules: {}", "2:8: 'rules' is a mapping; write a list, such as [a, b]"),
                wrong("version: 1\nrules: [a]", "2:9: a rule is 'a'; write it as 'name: value' lines"),
                wrongRule("protect: {}, name: b", "'name' stands twice in a rule; leave one"),
                wrongRule("protect: {}, delete: {olderThan: 1d}", "a rule protects and deletes; write two rules"),
                wrongRule("untagged: true", "a rule has neither 'protect' nor 'delete'; add 'protect: {}' or"),
                wrongRule("protect: {}, tag: [a]", "a rule has no 'tag'; did you mean 'tags'?"),
                wrongRule("protect: {}, colour: red", "a rule has no 'colour'; it may have name, repositories, "),
                wrongRule("protect: {}, tags: latest", "'tags' is 'latest'; write a list, such as [a, b]"),
                wrongRule("protect: {}, tags: []", "'tags' matches nothing; write at least one pattern"),
                wrongRule("protect: {}, tags: ['']", "an empty pattern matches nothing; write '*' or a name"),
                wrongRule("protect: {}, untagged: perhaps", "'untagged' is 'perhaps'; write true or false"),
                wrongRule("protect: {mostRecent: 0}", "'mostRecent' is '0'; write a whole number from 1 on"),
                wrongRule("protect: {mostRecent: {by: version}}", "'mostRecent' has no 'count'; add 'count: 10'"),
                wrongRule("protect: {mostRecent: {count: 1, by: age}}", "'by' is 'age'; write pushed or version"),
                wrongRule(
                        "protect: {pushed_within: 3d}",
                        "'protect' has no 'pushed_within'; did you mean 'pushedWithin'?"),
                wrongRule("delete: {}", "'delete' has no 'olderThan'; add 'olderThan: 30d', or 0 for any age"),
                wrongRule("delete: {olderThan: soon}", "'olderThan' is 'soon'; write an age"),
                wrongRule("delete: {mostRecent: 3}", "'delete' has no 'mostRecent'; it may have olderThan"),
                wrong(
                        "version: 1\nrules: [{name: a, protect: {}}]",
                        "2:9: a rule has no 'repositories'; add 'repositories: [\"**\"]' or some patterns"),
                wrong(
                        "version: 1\nprojects: {a/b: {rules: []}}",
                        "2:17: 'a/b' is no name of one of the projects; name exactly one, and match several"),
                wrong("version: 1\nrepositories: {a: {}}", "2:19: 'a' has no 'rules'; add 'rules:' and a list"),
                wrong("version: 1\ninUse: [jobs]", "2:8: 'inUse' is a list; write it as 'name: value' lines"),
                wrong(
                        "version: 1\ninUse: {jobs: {maxage: 3d}}",
                        "2:16: 'jobs' has no 'maxage'; did you mean 'maxAge'?"),
                wrong("version: 1\ninUse: {jobs: {maxAge: soon}}", "2:24: 'maxAge' is 'soon'; write an age"),
                wrong("version: 1\ninUse: {jobs: {repositories: []}}", "'repositories' matches nothing; write at"),
                wrong("version: 1\ninUse: {jobs: {exceptRepositories: [a]}}", "'jobs' has no 'repositories'; add"),
                wrong("", "1:1: the policy is empty; begin with 'version: 1'"));
    }

    @ParameterizedTest
    @MethodSource("wrongPolicies")
    void saysWhereAPolicyIsWrongAndWhatToDo(String text, String problem) {
        assertThat(problems(text)).anySatisfy(found -> assertThat(found).contains(problem));
    }

    @ParameterizedTest
    @MethodSource("wrongPolicies")
    void theSchemaRefusesWhatTheParserRefuses(String text, String problem) {
        boolean isBeyondSchemas = problem.contains("stands twice");
        assertThat(isBeyondSchemas || text.isEmpty() || !bySchema(text).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\nrules: [{name: a, repositories: ['**'], tags: ['regex:('], protect: {}}]",
                "version: 1\nrules: [{name: a, repositories: ['**'], untagged: true, protect: {rollback: 2}}]",
                "version: 1\nrules:\n- &a {name: a, repositories: ['**'], protect: {}}\n- *a",
                "version: 1\nrules: [",
                "version: 1\nrules: !!java.io.File [a]",
                "version: 1\n\tminAge: 7d",
            })
    void refusesWhatOnlyItsParserSees(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void findsEverythingThatIsWrongAtOnce() {
        String text = "version: 1\nminAge: x\nrules:\n  - name: a\n    repositories: [a]\n    protct: {}\n";

        assertThat(problems(text)).hasSize(3);
        assertThatThrownBy(() -> policy(text))
                .hasMessage("p.yaml:2:9: 'minAge' is 'x'; write an age, such as 90m, 12h, 7d or 4w (and 2 more;"
                        + " 'ballast policy validate' lists them all)");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThatThrownBy(() -> PolicyFile.read(Path.of("nowhere.yaml")))
                .isInstanceOf(BadPolicyException.class)
                .hasMessage("Cannot read the policy: there is no file nowhere.yaml.");
    }

    @Test
    void hashesTheBytesOfTheFile() {
        assertThat(policy("version: 1\n").sha256())
                .isEqualTo("09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847");
    }

    private static Arguments wrong(String text, String problem) {
        return Arguments.of(text, problem);
    }

    private static Arguments wrongRule(String fields, String problem) {
        return wrong("version: 1\nrules: [{name: a, repositories: ['**'], " + fields + "}]", problem);
    }

    private static Policy policy(String text) {
        return new PolicyFile("p.yaml", text).policy();
    }

    private static List<String> rulesOf(String repository) {
        return policy(EVERYTHING).rulesOf(repository).stream().map(Rule::name).toList();
    }

    private static List<String> problems(String text) {
        try {
            policy(text);
            return List.of();
        } catch (BadPolicyException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    private static List<?> bySchema(String text) {
        return SCHEMA.validate(text, YAML);
    }
}

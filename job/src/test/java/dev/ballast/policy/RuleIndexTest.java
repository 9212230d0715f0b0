package dev.ballast.policy;

import static dev.ballast.policy.NamePatternTest.random;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
    private static final int POLICIES = 2_000;
    private static final int RULES = 8;

    @Test
    void findsTheRulesThatHoldInTheirOrderWhateverTheyAreAbout() {
        SplittableRandom random = new SplittableRandom(3);
        int found = 0;
        for (int i = 0; i < POLICIES; i++) {
            List<String> repositories = new ArrayList<>();
            List<Rule> rules = new ArrayList<>();
            for (int j = 0; j < RULES; j++) {
                repositories.add(random(random, "abc/", 12).replaceAll("^/|/$|/(?=/)", "a"));
                rules.add(rule("rule " + j, names(random, repositories)));
            }
            RuleIndex index = new RuleIndex(rules);
            for (String repository : repositories) {
                List<Rule> holding = index.of(repository);

                List<Rule> expected = rules.stream()
                        .filter(rule -> rule.repositories().contain(repository))
                        .toList();
                assertThat(holding).as("%s in %s", repository, rules).isEqualTo(expected);
                found += holding.size();
            }
        }
        assertThat(found).isGreaterThan(POLICIES);
    }

    private static Rule rule(String name, Names repositories) {
        return new Rule(name, repositories, Names.ALL, false, false, new Delete(Duration.ZERO));
    }

    private static Names names(SplittableRandom random, List<String> repositories) {
        List<NamePattern> patterns = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            String name = repositories.get(random.nextInt(repositories.size()));
            patterns.add(
                    random.nextInt(4) == 0
                            ? new NameRegex(with(random, name, ".", ".*", "[a-c]", "a?", "/*", ""))
                            : new Glob(with(random, name, "?", "*", "**", "**/", "/**/", "/**/b", "")));
        }
        return new Names(patterns, random.nextInt(3) == 0 ? List.of(new Glob(random(random, "ab/*", 4))) : List.of());
    }

    /** The name, a quarter of its letters replaced by one of the texts each. */
    private static String with(SplittableRandom random, String name, String... texts) {
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            changed.append(random.nextInt(4) == 0 ? texts[random.nextInt(texts.length)] : name.substring(i, i + 1));
        }
        return changed.isEmpty() ? "a" : changed.toString();
    }
}

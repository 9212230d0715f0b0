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
    void findsTheRulesThatHoldInTheirOrderWhateverTheyBeginWith() {
        SplittableRandom random = new SplittableRandom(3);
        int found = 0;
        for (int i = 0; i < POLICIES; i++) {
            List<Rule> rules = new ArrayList<>();
            for (int j = 0; j < RULES; j++) {
                rules.add(rule("rule " + j, names(random)));
            }
            RuleIndex index = new RuleIndex(rules);
            for (int j = 0; j < RULES; j++) {
                String repository = random(random, "ab/", 5).replaceAll("^/|/$", "a");

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

    private static Names names(SplittableRandom random) {
        List<NamePattern> patterns = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            patterns.add(
                    random.nextInt(4) == 0
                            ? new NameRegex(random(random, "ab/.", 5))
                            : new Glob(random(random, "aab//*?", 6)));
        }
        return new Names(patterns, random.nextInt(3) == 0 ? List.of(new Glob(random(random, "ab/*", 4))) : List.of());
    }
}

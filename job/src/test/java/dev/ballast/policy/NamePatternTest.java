package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.PatternSyntaxException;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "**, a/b/c, true",
        "*, a, true",
        "*, a/b, false",
        "a/**, a/b, true",
        "a/**, a/b/c, true",
        "a/**, a, false",
        "a/**, ab/c, false",
        "a/*, a/b, true",
        "a/*, a/b/c, false",
        "**/ci-*, ci-nav, true",
        "**/ci-*, robotics/ci-nav, true",
        "**/ci-*, robotics/arm/ci-nav, true",
        "**/ci-*, robotics/ci-nav/x, false",
        "**/ci-*, robotics/aci-nav, false",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "a/**/b, a/xb, false",
        "v?.?, v1.2, true",
        "v?, v, false",
        "*-rc*, 1.0-rc1, true",
        "v*, v, true",
        "v*, 1v, false",
        "a.b, axb, false",
        "regex:v\\d+, v12, true",
        "regex:v\\d+, xv12, false",
        "regex:v\\d+, v12x, false",
        "regex:^v\\d+$, v12, true",
        "regex:ab*c, ac, true",
        "regex:ab?, a, true",
        "regex:ab|cd, cd, true",
        "regex:(?i)ab, AB, true",
        "'regex:ab{0,1}', a, true",
        "regex:org[0-9]+/app238[0-9]?, org7/app2381, true",
        "regex:org[0-9]+/app238[0-9]?, org7/app23, false",
        "regex:x[a-c]def, xbdef, true",
        "regex:a\\.b, a.b, true",
        "regex:\\x41b, Ab, true",
        "regex:\\Qa+b\\E, a+b, true",
        "regex:[]a]b, ]b, true",
        "regex:(abc)?d, d, true",
    })
    void matchesWholeNames(String pattern, String name, boolean matches) {
        assertThat(NamePattern.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void whatARegularExpressionHoldsLiterallyNeverMakesItMissAName() {
        SplittableRandom random = new SplittableRandom(2);
        int matches = 0;
        for (int i = 0; i < 100_000; i++) {
            String text = random(random, "aab/*+?.[]{}0,1^$-\\d", 7);
            String name = random(random, "ab/01", 5);
            boolean expected;
            try {
                expected = com.google.re2j.Pattern.matches(text, name);
            } catch (PatternSyntaxException e) {
                continue;
            }
            assertThat(new NameRegex(text).matches(name))
                    .as("%s on %s", text, name)
                    .isEqualTo(expected);
            matches += expected ? 1 : 0;
        }
        assertThat(matches).isGreaterThan(500);
    }

    @Test
    void agreesWithRegularExpressionsOnRandomGlobs() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50_000; i++) {
            String glob = random(random, "ab/*?*", 8);
            String name = random(random, "ab/", 8);
            assertThat(new Glob(glob).matches(name)).as("%s on %s", glob, name).isEqualTo(asRegex(glob, name));
        }
    }

    private static boolean asRegex(String glob, String name) {
        String regex = glob.replace("?", "[^/]")
                .replaceAll("(?<=^|/)\\*\\*/", "\u0001")
                .replace("**", "\u0002")
                .replace("*", "[^/]*")
                .replace("\u0001", "(.*/)?")
                .replace("\u0002", ".*");
        return Pattern.matches(regex, name);
    }

    static String random(SplittableRandom random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}

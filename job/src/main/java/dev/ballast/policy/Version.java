package dev.ballast.policy;

import com.google.common.collect.Comparators;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as a tag names it, by the order of Semantic Versioning 2.0.0, section 11, but for tags as they are: a leading
 * {@code v} and missing parts are allowed ({@code v1.2} is 1.2.0), further parts count, and build numbers come last. A tag
 * that names no version is lower than all that do.
 *
 * @param numbers nothing if it names no version
 * @param before the parts of a pre-release; nothing if it is none
 */
record Version(List<BigInteger> numbers, List<String> before, String build) implements Comparable<Version> {
    private static final Pattern SHAPE = Pattern.compile("[vV]?(\\d+(?:\\.\\d+)*)(?:-([0-9A-Za-z.-]+))?(?:[+_](.*))?");
    private static final Comparator<Iterable<BigInteger>> NUMBERS =
            Comparators.lexicographical(Comparator.<BigInteger>naturalOrder());
    private static final Comparator<Iterable<String>> PARTS = Comparators.lexicographical(Version::comparePart);
    private static final Comparator<Version> ORDER = Comparator.comparing(Version::numbers, NUMBERS)
            .thenComparing(version -> version.before().isEmpty())
            .thenComparing(Version::before, PARTS)
            .thenComparing(Version::build);

    static Version of(String tag) {
        Matcher matcher = SHAPE.matcher(tag);
        if (!matcher.matches()) {
            return new Version(List.of(), List.of(), "");
        }
        List<BigInteger> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(new BigInteger(number));
        }
        while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return new Version(
                numbers,
                matcher.group(2) == null ? List.of() : List.of(matcher.group(2).split("\\.", -1)),
                matcher.group(3) == null ? "" : matcher.group(3));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** Numbers are lower than words. */
    private static int comparePart(String one, String other) {
        boolean isNumber = isNumber(one);
        if (isNumber != isNumber(other)) {
            return isNumber ? -1 : 1;
        }
        return isNumber ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

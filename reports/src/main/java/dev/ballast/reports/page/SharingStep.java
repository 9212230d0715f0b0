package dev.ballast.reports.page;

import dev.ballast.reports.model.SharingRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The layers whose number of references lies between two powers of two: 1, 2, 3 to 4, 5 to 8 and so on.
 *
 * @param least fewest references
 * @param most most references
 */
record SharingStep(long least, long most, long blobs, long bytes) {

    /** The steps that have layers, from unshared layers up. */
    static List<SharingStep> of(List<SharingRow> rows) {
        Map<Integer, List<SharingRow>> steps = rows.stream()
                .collect(Collectors.groupingBy(row -> step(row.referenceCount()), TreeMap::new, Collectors.toList()));
        return steps.entrySet().stream()
                .map(step -> of(step.getKey(), step.getValue()))
                .toList();
    }

    private static SharingStep of(int step, List<SharingRow> rows) {
        return new SharingStep(
                step == 0 ? 1 : (1L << (step - 1)) + 1,
                1L << step,
                rows.stream().mapToLong(SharingRow::blobs).sum(),
                rows.stream().mapToLong(SharingRow::bytes).sum());
    }

    /** The exponent of the first power of two that is not less. */
    private static int step(long references) {
        return references <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(references - 1);
    }

    /** Such as {@code 1}, {@code 2} or {@code 5–8}. */
    String range() {
        return least == most ? Long.toString(least) : least + "–" + most;
    }
}

package dev.ballast.retention;

import dev.ballast.publish.Output;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps an output from growing without end. Call it only while the output is held, after a run has published: what a killed
 * process left is told from what is being written by nothing else.
 *
 * @param keep what stays
 */
public record Retention(Output output, Keep keep) {
    private static final String RUN_ID = "\\d{8}T\\d{6}Z-[0-9a-f]{8}";
    private static final String STAGED = "\\.[A-Za-z0-9_][A-Za-z0-9_.-]*\\.\\d+";
    private static final String DAY = "run_date=";
    /** A row per image, blob or finding, every day; the others have a row per scope. */
    private static final List<ContractTable> LARGE_TABLES =
            List.of(TableContract.IMAGES, TableContract.BLOBS, TableContract.BASE_IMAGES, TableContract.PROBLEMS);

    private static final String HEAD_OF_PLAN = "plan.json";

    /**
     * Removes what may go.
     *
     * @return what went, relative to the output
     */
    public List<String> apply(Instant now) throws IOException {
        OutputRemover remover = new OutputRemover(output.folder());
        List<String> expired = expired(now);
        for (String place : expired) {
            remover.remove(place, place.startsWith("plans/") ? HEAD_OF_PLAN : "");
        }
        return expired;
    }

    private List<String> expired(Instant now) throws IOException {
        Needed needed = Needed.of(output, keep.plans(), now);
        List<String> expired = new ArrayList<>();
        if (keep.runs() != null) {
            runs().stream()
                    .skip(keep.runs())
                    .filter(run -> !needed.runs().contains(run))
                    .forEach(run -> expired.add("runs/" + run));
            leftovers().forEach(name -> expired.add("runs/" + name));
        }
        output.plans().names().stream()
                .filter(name -> name.matches(RUN_ID) && !needed.plans().contains(name))
                .forEach(plan -> expired.add("plans/" + plan));
        if (keep.days() != null) {
            LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(keep.days());
            for (ContractTable table : LARGE_TABLES) {
                days(table, from).forEach(day -> expired.add("tables/" + table.name() + "/" + DAY + day));
            }
        }
        return expired;
    }

    /** The newest first. */
    private List<String> runs() throws IOException {
        return output.folder().resolve("runs").names().stream()
                .filter(name -> name.matches(RUN_ID))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private List<String> leftovers() throws IOException {
        return output.folder().resolve("runs").names().stream()
                .filter(name -> name.matches(STAGED))
                .toList();
    }

    /** Days of a table before that one which are not the last of their month. */
    private List<LocalDate> days(ContractTable table, LocalDate from) throws IOException {
        List<LocalDate> days = output.folder().resolve("tables/" + table.name()).names().stream()
                .filter(name -> name.matches(DAY + "\\d{4}-\\d{2}-\\d{2}"))
                .map(name -> LocalDate.parse(name.substring(DAY.length())))
                .sorted()
                .toList();
        Map<YearMonth, LocalDate> last = new HashMap<>();
        days.forEach(day -> last.put(YearMonth.from(day), day));
        return days.stream()
                .filter(day -> day.isBefore(from) && !day.equals(last.get(YearMonth.from(day))))
                .toList();
    }
}

package dev.ballast.cli;

import dev.ballast.nightly.Simulation;
import dev.ballast.nightly.Simulation.Amount;
import dev.ballast.nightly.Simulation.Line;
import dev.ballast.nightly.Simulation.Side;
import dev.ballast.plan.GateResult;
import dev.ballast.reports.Amounts;
import java.util.ArrayList;
import java.util.List;

/** A simulation as people read it: both sides, the difference, and where it lies. */
final class SimulationText {
    private static final String OF_THE_RUN = "the run's policy";

    private SimulationText() {}

    private record Total(String name, Amount amount) {}

    static String of(Simulation simulation) {
        List<String> lines = new ArrayList<>();
        lines.add("Of what run " + simulation.runId() + " saw at " + simulation.runAt()
                + "; nothing was scanned or written.");
        lines.add("");
        lines.add(totals(simulation));
        for (GateResult gate : simulation.to().refused()) {
            lines.add("");
            lines.add("A run would refuse it (" + gate.gate() + "). " + gate.message());
        }
        lines.add("");
        lines.add(simulation.lines().isEmpty() ? "No line to show." : table(simulation.lines()));
        if (simulation.moreLines() > 0) {
            lines.add("and " + Amounts.count(simulation.moreLines()) + " more lines; --limit shows more");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String totals(Simulation simulation) {
        Amount from = simulation.from().total();
        Amount to = simulation.to().total();
        Amount difference = new Amount(
                to.tags() - from.tags(),
                to.manifests() - from.manifests(),
                to.blobs() - from.blobs(),
                to.bytes() - from.bytes());
        List<Total> rows = List.of(
                new Total(name(simulation.from()), from),
                new Total(name(simulation.to()), to),
                new Total("difference", difference));
        return Tables.text(
                rows,
                List.of(
                        Tables.left("WOULD GO BY").with(Total::name),
                        Tables.right("TAGS").with(row -> count(row, row.amount().tags())),
                        Tables.right("MANIFESTS")
                                .with(row -> count(row, row.amount().manifests())),
                        Tables.right("BLOBS")
                                .with(row -> count(row, row.amount().blobs())),
                        Tables.right("BYTES")
                                .with(row -> bytes(row, row.amount().bytes()))));
    }

    private static String count(Total row, long count) {
        return row.name().equals("difference") ? signed(count) : Amounts.count(count);
    }

    private static String bytes(Total row, long bytes) {
        return row.name().equals("difference") ? signedBytes(bytes) : Amounts.bytes(bytes);
    }

    private static String table(List<Line> lines) {
        return Tables.text(
                lines,
                List.of(
                        Tables.left("PROJECT").with(Line::project),
                        Tables.left("RULE").with(Line::rule),
                        Tables.right("TAGS")
                                .with(line -> Amounts.count(line.to().tags())),
                        Tables.right("MANIFESTS")
                                .with(line -> Amounts.count(line.to().manifests())),
                        Tables.right("BLOBS")
                                .with(line -> Amounts.count(line.to().blobs())),
                        Tables.right("BYTES")
                                .with(line -> Amounts.bytes(line.to().bytes())),
                        Tables.right("DIFFERENCE")
                                .with(line -> signedBytes(
                                        line.to().bytes() - line.from().bytes()))));
    }

    private static String name(Side side) {
        if (side.policy() != null) {
            return side.policy();
        }
        return side.sha256() == null ? "no policy" : OF_THE_RUN;
    }

    private static String signed(long count) {
        return count < 0 ? "−" + Amounts.count(-count) : "+" + Amounts.count(count);
    }

    private static String signedBytes(long bytes) {
        return bytes < 0 ? "−" + Amounts.bytes(-bytes) : "+" + Amounts.bytes(bytes);
    }
}

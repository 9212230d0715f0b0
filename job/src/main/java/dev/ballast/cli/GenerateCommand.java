package dev.ballast.cli;

import dev.ballast.publish.OutputException;
import dev.ballast.reports.Amounts;
import dev.ballast.sample.Sample;
import dev.ballast.sample.SampleInventory;
import dev.ballast.sample.SampleSettings;
import dev.ballast.sample.WrittenInventory;
import dev.ballast.sample.WrittenTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast generate}: a sample registry on disk. */
@Command(
        name = "generate",
        description = {
            "Writes a sample registry to disk, in the layout that Distribution's filesystem driver has.",
            "",
            "It looks like a real one: base images and what is built from them, indexes with attestations, signatures,"
                    + " moved tags, deleted manifests, broken pushes, unfinished uploads. Layers are sparse files, so"
                    + " that terabytes take little space; their content does not hash to their digests. The same"
                    + " options, --until among them, make the same bytes and times.",
            "",
            "Example: ballast generate /tmp/sample --seed 7 --repositories 60 --tags 12",
            "         ballast run --registry /tmp/sample --out /tmp/ballast"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The registry's rootdirectory: an empty folder, or one to be made.")
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What chance starts from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--repositories",
            paramLabel = "R",
            defaultValue = "60",
            description = "How many repositories. Default: ${DEFAULT-VALUE}.")
    private int repositories;

    @Option(
            names = "--tags",
            paramLabel = "T",
            defaultValue = "12",
            description =
                    "How many tags a repository has on average, not counting signatures. Default: ${DEFAULT-VALUE}.")
    private int tags;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "When the last push may have been, such as 2026-03-02T00:00:00Z; the first was a year before."
                    + " Default: the start of this day in UTC.")
    private @Nullable Instant until;

    @Option(
            names = "--days",
            paramLabel = "D",
            description =
                    "Write the registry as it was on each of the last D nights, to DIR/day-01, DIR/day-02 and so on;"
                            + " blobs are hard links between them.")
    private @Nullable Integer days;

    @Option(
            names = "--inventory-of",
            paramLabel = "N",
            description =
                    "Write the S3 Inventory of a registry of N blobs instead, to DIR/inventory/manifest.json, and to"
                            + " DIR/registry only the files that 'run --inventory' reads. --repositories and --tags do not"
                            + " count.")
    private @Nullable Long inventoryOf;

    @Option(names = "--json", description = "Print one JSON document instead of the summary.")
    private boolean json;

    @Override
    public Integer call() {
        if (inventoryOf != null) {
            return writeInventory(inventoryOf);
        }
        Sample sample = new Sample(settings());
        requireNights();
        requireEmpty(folder);
        List<WrittenTree> written = write(sample);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(document(written)) : summary(written));
        out.flush();
        return ExitCode.OK;
    }

    private int writeInventory(long blobs) {
        if (blobs < 1 || days != null) {
            throw new ParameterException(
                    spec.commandLine(), "--inventory-of takes a number of blobs, 1 or more, and goes without --days.");
        }
        requireEmpty(folder);
        WrittenInventory written;
        try {
            written = new SampleInventory(seed, blobs, end()).writeTo(folder);
        } catch (UncheckedIOException e) {
            throw new OutputException(e.getMessage() + ". Name a folder on a disk with space for it.", e);
        }
        spec.commandLine().getOut().println(json ? Json.text(document(written)) : summary(written));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    private static String summary(WrittenInventory written) {
        return "Inventory of %s repositories, %s manifests, %s blobs, %s objects"
                        .formatted(
                                Amounts.count(written.repositories()),
                                Amounts.count(written.manifests()),
                                Amounts.count(written.blobs()),
                                Amounts.count(written.objects()))
                + System.lineSeparator()
                + "For: run --registry " + written.registry() + " --inventory " + written.manifest();
    }

    private static Map<String, Object> document(WrittenInventory written) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("registry", written.registry().toString());
        document.put("inventory", written.manifest().toString());
        document.put("repositories", written.repositories());
        document.put("manifests", written.manifests());
        document.put("blobs", written.blobs());
        document.put("objects", written.objects());
        return document;
    }

    private Instant end() {
        return until == null ? Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS) : until;
    }

    private SampleSettings settings() {
        try {
            return new SampleSettings(seed, repositories, tags, end());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Cannot make a sample of " + e.getMessage());
        }
    }

    private void requireNights() {
        if (days != null && (days < 1 || days > Sample.mostNights())) {
            throw new ParameterException(
                    spec.commandLine(), "--days " + days + " is not possible; use 1 to " + Sample.mostNights() + ".");
        }
    }

    private static void requireEmpty(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new OutputException("Cannot write a sample to " + folder
                        + ": the folder is not empty. Name a new or an empty folder.");
            }
        } catch (IOException e) {
            throw new OutputException(
                    "Cannot write a sample to " + folder + ": it is no readable folder. Name a new or an empty folder.",
                    e);
        }
    }

    private List<WrittenTree> write(Sample sample) {
        try {
            return days == null ? List.of(sample.writeTo(folder)) : sample.writeNights(folder, days);
        } catch (UncheckedIOException e) {
            throw new OutputException(e.getMessage() + ". Name a folder on a disk with space for it.", e);
        }
    }

    private String summary(List<WrittenTree> written) {
        WrittenTree last = written.get(written.size() - 1);
        String counts = "%s repositories, %s tags, %s manifests, %s blobs of %s"
                .formatted(
                        Amounts.count(last.repositories()),
                        Amounts.count(last.tags()),
                        Amounts.count(last.manifests()),
                        Amounts.count(last.blobs()),
                        Amounts.bytes(last.bytes()));
        String where = days == null
                ? last.root().toString()
                : written.get(0).root() + " to " + last.root().getFileName();
        return "Sample registry of seed " + seed + ", as of " + last.asOf() + ": " + counts + System.lineSeparator()
                + "Written to " + where;
    }

    private Map<String, Object> document(List<WrittenTree> written) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", seed);
        document.put("trees", written.stream().map(GenerateCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(WrittenTree tree) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("root", tree.root().toString());
        document.put("as_of", tree.asOf());
        document.put("repositories", tree.repositories());
        document.put("tags", tree.tags());
        document.put("manifests", tree.manifests());
        document.put("blobs", tree.blobs());
        document.put("bytes", tree.bytes());
        return document;
    }
}

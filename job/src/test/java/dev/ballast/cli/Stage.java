package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.NOW;

import dev.ballast.plan.PlanItem;
import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A registry on a disk and a plan of it that no run made, for the commands that approve, apply and undo. */
record Stage(TestRegistry registry, Path out, HandMadePlan plan) {
    static final String ID = HandMadePlan.ID;

    private static final Pattern OUTCOME =
            Pattern.compile("^.*?,(QUARANTINED|DELETED|ABSENT|SKIPPED|FAILED),.*?,(?:succeeded|failed),\"?[^,]*,\\d+,"
                    + "(\"[^\"]*\"|[^,]*),.*$");

    /** With a plan that takes what has one of these texts in its path. */
    static Stage of(TestRegistry registry, String... texts) throws IOException {
        return of(registry, HandMadePlan.taking(registry.storageRoot(), Map.of(), texts));
    }

    static Stage of(TestRegistry registry, HandMadePlan plan) throws IOException {
        Path out = Files.createDirectories(registry.root().resolveSibling("out"));
        return new Stage(registry, out, plan.write(out));
    }

    Answer approve(String... options) {
        return Answer.to(Stream.concat(Stream.of("plan", "approve", ID, "--out=" + out, "--by=ada"), Stream.of(options))
                .toArray(String[]::new));
    }

    /** Two hours after the plan was made, with nobody writing. */
    Answer apply(String... options) {
        return at(
                2,
                Stream.concat(Stream.of("apply", ID, "--approve=" + ID, "--read-only-registry"), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Asks so many hours after the plan was made. */
    Answer at(int hours, String... arguments) {
        return Answer.at(
                NOW.plus(Duration.ofHours(hours)),
                Stream.concat(Stream.of(arguments), Stream.of("--registry=" + registry.root(), "--out=" + out))
                        .toArray(String[]::new));
    }

    /** The paths of planned items of which this holds. */
    Set<String> planned(Predicate<String> paths) {
        return plan.items().stream().map(PlanItem::path).filter(paths).collect(Collectors.toSet());
    }

    /** The paths of planned items that are not there any more. */
    Set<String> gone() {
        return planned(path -> !Files.exists(registry.resolve(path)));
    }

    /** Times and sizes of all files of the registry, by their paths. */
    Map<String, String> files() throws IOException {
        return files("docker");
    }

    /** The same of what lies beside them. */
    Map<String, String> quarantine() throws IOException {
        return Files.exists(registry.root().resolve("_ballast")) ? files("_ballast") : Map.of();
    }

    private Map<String, String> files(String top) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(registry.root().resolve(top))) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        registry.root().relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return files;
    }

    /** Each outcome with its reason. */
    Set<String> outcomes() throws IOException {
        List<String> lines = Files.readAllLines(planFile("outcomes/outcomes.csv"));
        return lines.stream().skip(1).map(Stage::outcome).collect(Collectors.toSet());
    }

    private static String outcome(String line) {
        Matcher matcher = OUTCOME.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("No outcome: " + line);
        }
        return (matcher.group(1) + " " + matcher.group(2).replace("\"", "")).strip();
    }

    Path planFile(String name) {
        return out.resolve("plans").resolve(ID).resolve(name);
    }
}

package dev.ballast.cli;

import static dev.ballast.testing.TestRegistry.NOW;

import dev.ballast.testing.HandMadePlan;
import dev.ballast.testing.TestBucket;
import dev.ballast.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A registry in a bucket and a plan of it that no run made. */
record BucketStage(TestBucket bucket, Path out, HandMadePlan plan) {
    static final String ID = HandMadePlan.ID;
    private static final String PREFIX = "nightly/registry";

    /** Puts the registry into the bucket, with a plan that takes what has one of these texts in its path. */
    static BucketStage of(TestBucket bucket, TestRegistry registry, String... texts) throws IOException {
        Path out = Files.createDirectories(registry.root().resolveSibling("out"));
        HandMadePlan plan = HandMadePlan.taking(bucket.store(registry, PREFIX), TestBucket.settings(), texts);
        return new BucketStage(bucket, out, plan.write(out));
    }

    static String key(String path) {
        return PREFIX + "/" + path;
    }

    Answer approveAndApply(String... options) {
        Answer approved = Answer.to("plan", "approve", ID, "--out=" + out, "--by=ada");
        return approved.exitCode() == ExitCode.OK ? apply(2, options) : approved;
    }

    Answer apply(int hours, String... options) {
        return at(
                hours,
                Stream.concat(Stream.of("apply", "--approve=" + ID, "--read-only-registry"), Stream.of(options)));
    }

    Answer purge(int hours) {
        return at(hours, Stream.of("purge"));
    }

    Answer restore() {
        return at(9, Stream.of("restore"));
    }

    private Answer at(int hours, Stream<String> arguments) {
        Stream<String> place = Stream.of(ID, "--registry=" + bucket.root().resolve(PREFIX), "--out=" + out);
        Stream<String> settings = TestBucket.settings().entrySet().stream()
                .map(setting -> "--conf=" + setting.getKey() + "=" + setting.getValue());
        return Answer.at(
                NOW.plus(Duration.ofHours(hours)),
                Stream.of(arguments, place, settings).flatMap(all -> all).toArray(String[]::new));
    }

    /** Contents of everything below the registry's own folder. */
    Map<String, String> objects() {
        return objects("docker/");
    }

    /** Contents of everything that lies aside. */
    Map<String, String> aside() {
        return objects("_ballast/");
    }

    private Map<String, String> objects(String top) {
        Map<String, String> objects = new TreeMap<>();
        bucket.objects().forEach((key, content) -> {
            if (key.startsWith(key(top))) {
                objects.put(key, Arrays.toString(content));
            }
        });
        return objects;
    }

    /** The row of each item, by its path, as columns by their names. */
    Map<String, Map<String, String>> outcomes() throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("plans").resolve(ID).resolve("outcomes/outcomes.csv"));
        String[] names = lines.get(0).split(",", -1);
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i].replace("\"", ""));
            }
            rows.put(row.get("path"), row);
        }
        return rows;
    }

    Path journal(String name) {
        return out.resolve("plans").resolve(ID).resolve("outcomes/journal/001").resolve(name);
    }
}

package dev.ballast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.registry.RegistryLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A month of a registry that lives, run over at half past two of every night, in Berlin, where one night has that twice. One
 * plan is applied, and much later taken back. Then a clock is two hours behind for a night.
 */
final class ThirtyNights {
    static final int NIGHTS = 30;
    static final LocalDate FIRST = LocalDate.of(2026, 10, 21);
    static final LocalDate LAST = FIRST.plusDays(NIGHTS - 1L);
    static final LocalDate LONG_NIGHT = LocalDate.of(2026, 10, 25);
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

    static final int APPLIED = 12;
    static final int RESTORED = 25;

    static final int KEPT_RUNS = 3;
    static final int KEPT_PLANS = 4;
    static final int KEPT_DAYS = 5;

    static final long CAPACITY = 5L << 30;

    /** A run, what was stored when it began, and what it left. */
    record Night(
            Instant at,
            Stored stored,
            Answer answer,
            long outBytes,
            List<String> runs,
            List<String> plans,
            String metrics) {
        JsonNode run() {
            return answer.json();
        }

        String id() {
            return run().get("run_id").asText();
        }

        String plan() {
            return run().get("plan_id").asText();
        }
    }

    /** Blobs as the disk has them. */
    record Stored(long blobs, long bytes) {}

    private final Path folder;
    private final LivingRegistry registry;
    private final List<Night> runs = new ArrayList<>();

    /** What the sample says of each night. */
    final JsonNode sample;
    /** What approving, applying and taking back answered. */
    final List<Answer> decisions = new ArrayList<>();
    /** What was moved aside. */
    final Stored taken;
    /** The registry's files when the plan was taken back, and those of the sample for that night. */
    final Map<String, String> restored;

    final Map<String, String> neverApplied;
    /** By table. */
    final Map<String, List<String>> days = new TreeMap<>();

    final List<String> lease;
    final JsonNode history;
    final JsonNode report;

    final Night behind;
    final Night afterwards;
    final JsonNode historyAfterwards;

    ThirtyNights(Path folder) throws IOException {
        this.folder = folder;
        this.registry = new LivingRegistry(folder.resolve("registry"));
        this.sample = sample();
        live(0, APPLIED);

        Stored before = stored();
        String plan = runs.get(runs.size() - 1).plan();
        decide("plan", "approve", plan, "--by=ada");
        decide("apply", plan, "--approve=" + plan, "--registry=" + registry.root(), "--read-only-registry");
        this.taken = new Stored(before.blobs() - stored().blobs(), before.bytes() - stored().bytes());
        live(APPLIED + 1, RESTORED);

        decide("restore", plan, "--registry=" + registry.root());
        this.restored = LivingRegistry.files(registry.root());
        this.neverApplied = LivingRegistry.files(tree(RESTORED));
        live(RESTORED + 1, NIGHTS - 1);

        for (String table : List.of("runs", "repositories", "images", "blobs")) {
            days.put(table, names("tables/" + table));
        }
        this.lease = names("lease");
        this.history = history();
        this.report = JsonMapper.builder()
                .build()
                .readTree(out().resolve("report/report.json").toFile());

        this.behind = run(timeOf(LAST).minus(Duration.ofHours(2)));
        this.afterwards = run(timeOf(LAST.plusDays(1)));
        this.historyAfterwards = history();
    }

    /** The runs of these nights: the last one, where a night has two. */
    List<Night> nights() {
        Map<LocalDate, Night> nights = new TreeMap<>();
        runs.forEach(night -> nights.put(night.at().atZone(BERLIN).toLocalDate(), night));
        return List.copyOf(nights.values());
    }

    /** The runs of the night in which clocks go back. */
    List<Night> longNight() {
        return runs.stream()
                .filter(night -> night.at().atZone(BERLIN).toLocalDate().equals(LONG_NIGHT))
                .toList();
    }

    /** The first half past two of a night. */
    static Instant timeOf(LocalDate night) {
        return night.atTime(HALF_PAST_TWO).atZone(BERLIN).toInstant();
    }

    private JsonNode sample() {
        return Answer.to(
                        "generate",
                        folder.resolve("sample").toString(),
                        "--seed=2",
                        "--repositories=4",
                        "--tags=3",
                        "--days=" + NIGHTS,
                        "--until=" + LAST + "T00:00:00Z",
                        "--json")
                .json()
                .get("trees");
    }

    private Path tree(int night) {
        return Path.of(sample.get(night).get("root").asText());
    }

    private void live(int first, int last) throws IOException {
        for (int night = first; night <= last; night++) {
            registry.live(tree(night));
            LocalDate date = FIRST.plusDays(night);
            runs.add(run(timeOf(date)));
            if (date.equals(LONG_NIGHT)) {
                runs.add(run(timeOf(date).plus(Duration.ofHours(1))));
            }
        }
    }

    private Night run(Instant now) throws IOException {
        Stored stored = stored();
        Path metrics = folder.resolve("ballast.prom");
        Answer answer = Answer.at(
                now,
                "run",
                "--registry=" + registry.root(),
                "--out=" + out(),
                "--min-age=24h",
                "--max-plan-share=100%",
                "--capacity=" + CAPACITY / (1 << 30) + "GiB",
                "--metrics-file=" + metrics,
                "--keep-runs=" + KEPT_RUNS,
                "--keep-plans=" + KEPT_PLANS,
                "--keep-days=" + KEPT_DAYS,
                "--json");
        return new Night(
                now, stored, answer, sizes(out()).sum(), names("runs"), names("plans"), Files.readString(metrics));
    }

    /** Says something about a plan, right after the newest run. */
    private void decide(String... arguments) {
        decisions.add(Answer.at(
                runs.get(runs.size() - 1).at(),
                Stream.concat(Stream.of(arguments), Stream.of("--out=" + out())).toArray(String[]::new)));
    }

    private JsonNode history() {
        return Answer.to("history", "--out=" + out(), "--days=90", "--json").json();
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<String> names(String place) throws IOException {
        try (Stream<Path> files = Files.list(out().resolve(place))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Stored stored() throws IOException {
        long[] sizes = sizes(registry.root().resolve(RegistryLayout.BLOBS)).toArray();
        return new Stored(sizes.length, LongStream.of(sizes).sum());
    }

    private static LongStream sizes(Path place) throws IOException {
        List<Long> sizes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.add(Files.size(file));
            }
        }
        return sizes.stream().mapToLong(Long::longValue);
    }
}

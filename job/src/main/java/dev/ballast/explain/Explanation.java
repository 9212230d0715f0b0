package dev.ballast.explain;

import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.tables.Meanwhile;
import dev.ballast.tables.RowSearch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why something is kept, or goes, as the last run has it.
 *
 * @param asked the question
 * @param kept whether something needs it
 * @param tag of a question about a tag
 * @param blob what is stored under the digest; nothing if the registry's listing did not hold it
 * @param chains from roots down to it, the shortest first
 * @param chainCount how many there are, if {@code chainsCounted}; else there are more
 * @param keptWhole repositories that keep it because they keep all that they link: something in them is damaged
 * @param taken manifests that are it, or name it, and that the policy takes
 * @param takenCount how many there are
 * @param plans what plans hold about it
 */
public record Explanation(
        String asked,
        String runId,
        Instant runAt,
        boolean kept,
        @Nullable TagState tag,
        @Nullable Stored blob,
        List<Chain> chains,
        int chainCount,
        boolean chainsCounted,
        List<String> keptWhole,
        List<Taken> taken,
        int takenCount,
        List<Planned> plans) {

    private static final int MOST_WHOLE = 1_000;

    /** A manifest that the policy takes. */
    public record Taken(
            String repository,
            String digest,
            @Nullable String kind,
            @Nullable String tagSample,
            @Nullable String rule,
            @Nullable String evidence) {}

    public Explanation {
        chains = List.copyOf(chains);
        keptWhole = List.copyOf(keptWhole);
        taken = List.copyOf(taken);
        plans = List.copyOf(plans);
    }

    /**
     * Answers from what the newest run left.
     *
     * @param limit of how many chains, and of how many manifests that go, is told
     * @throws CannotExplainException if that run saw no such thing, or its tables cannot be read
     */
    public static Explanation of(Output output, Asked asked, int limit) {
        LastRun run = LastRun.of(output);
        try {
            return asked.tag() == null ? ofDigest(run, asked, null, limit) : ofTag(run, asked, limit);
        } catch (IOException | IllegalStateException e) {
            throw new CannotExplainException(
                    "Cannot read the tables of run " + run.pointer().runId() + ": " + e.getMessage()
                            + ". They are gone or damaged; run 'ballast run' again.",
                    e);
        }
    }

    private static Explanation ofTag(LastRun run, Asked asked, int limit) throws IOException {
        TagState tag = TagState.of(run, Objects.requireNonNull(asked.repository()), Objects.requireNonNull(asked.tag()))
                .orElseThrow(() -> unknown(run, asked));
        if (tag.digest() != null && tag.kept()) {
            Asked manifest = new Asked(asked.text(), asked.repository(), asked.tag(), tag.digest());
            return ofDigest(run, manifest, tag, limit);
        }
        return new Explanation(
                asked.text(),
                run.pointer().runId(),
                run.pointer().runAt(),
                tag.kept(),
                tag,
                null,
                List.of(),
                0,
                true,
                List.of(),
                List.of(),
                0,
                Planned.of(new PlanLibrary(run.output().plans()), asked));
    }

    private static Explanation ofDigest(LastRun run, Asked asked, @Nullable TagState tag, int limit)
            throws IOException {
        String digest = Objects.requireNonNull(asked.digest());
        // To read takes nearly all of the time, and one does not depend on the other.
        Meanwhile<Optional<Stored>> storing = Meanwhile.of(() -> Stored.of(run, digest));
        Meanwhile<List<Planned>> planning =
                Meanwhile.of(() -> Planned.of(new PlanLibrary(run.output().plans()), asked));
        Chains climbing = new Chains(run, asked, digest);
        climbing.climb();
        Stored blob = storing.result().orElse(null);
        List<Planned> plans = planning.result();
        List<Chain> chains = climbing.found(blob == null ? null : blob.kind());
        List<Revision> going = climbing.goingHolders();
        boolean isReferenced = blob != null && blob.state().equals(Stored.REFERENCED);
        List<String> keptWhole = chains.isEmpty() && isReferenced ? keptWhole(run, asked, digest) : List.<String>of();
        if (blob == null && chains.isEmpty() && going.isEmpty() && plans.isEmpty()) {
            throw unknown(run, asked);
        }
        return new Explanation(
                asked.text(),
                run.pointer().runId(),
                run.pointer().runAt(),
                !chains.isEmpty() || !keptWhole.isEmpty() || (isReferenced && asked.repository() == null),
                tag,
                blob,
                chains.subList(0, Math.min(limit, chains.size())),
                chains.size(),
                climbing.isComplete(),
                keptWhole,
                going.stream().limit(limit).map(Explanation::taken).toList(),
                going.size(),
                plans);
    }

    private static Taken taken(Revision revision) {
        return new Taken(
                revision.repository(),
                revision.digest(),
                revision.kind(),
                revision.tagSample(),
                revision.rule(),
                revision.evidence());
    }

    /** Repositories that keep it though no manifest of theirs leads to it. */
    private static List<String> keptWhole(LastRun run, Asked asked, String digest) throws IOException {
        Set<String> repositories = new TreeSet<>();
        new RowSearch("digest", Set.of(digest), List.of("repository", "reached"), MOST_WHOLE)
                .inTable(run.working("usage"))
                .rows()
                .forEach(row -> {
                    String repository = String.valueOf(row.text("repository"));
                    if (row.flag("reached") && asked.isIn(repository)) {
                        repositories.add(repository);
                    }
                });
        return new ArrayList<>(repositories);
    }

    private static CannotExplainException unknown(LastRun run, Asked asked) {
        return new CannotExplainException("The last run (" + run.pointer().runId() + ") saw nothing that is called "
                + asked.text() + ". Check the name; what was pushed later is seen by the next 'ballast run'.");
    }
}

package dev.ballast.explain;

import dev.ballast.explain.Names.Name;
import dev.ballast.reports.TableContract;
import dev.ballast.tables.RowSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Climbs from a digest to all roots above it, one level at a time: to the manifests that name it, to the indexes that list
 * those, from a referrer to its subject. Each level is one look at the manifests and one at the images.
 */
final class Chains {
    /** Deeper nesting than any client makes. */
    private static final int DEEPEST = 16;
    /** More would be in every group of rows. */
    private static final int FEW = 16;
    /** More than anybody reads; what is beyond is not counted either. */
    private static final int MOST = 5_000;

    private static final Comparator<Chain> SHORTEST_FIRST = Comparator.comparing(
                    (Chain chain) -> chain.steps().size())
            .thenComparing(chain -> chain.tags() == 0)
            .thenComparing(Chain::repository)
            .thenComparing(chain -> chain.steps().get(0).digest());

    private final LastRun run;
    private final Asked asked;
    private final String target;
    private final List<Chain> chains = new ArrayList<>();
    private final List<Revision> holders = new ArrayList<>();
    private boolean complete = true;
    /** Every list, if that was looked up. */
    private @Nullable Names lists;

    Chains(LastRun run, Asked asked, String target) {
        this.run = run;
        this.asked = asked;
        this.target = target;
    }

    /** Goes all ways up. */
    void climb() throws IOException {
        Names first = Names.of(run, Set.of(target));
        List<Name> names = first.all();
        Set<String> digests = names.stream().map(Name::by).collect(Collectors.toSet());
        digests.add(target);
        Map<String, List<Revision>> revisions = revisions(digests);
        complete = first.isWhole();
        List<Path> level = new ArrayList<>();
        for (Revision revision : revisions.getOrDefault(target, List.of())) {
            add(new Path(revision, Chain.ASKED, List.of()), level);
        }
        Chain.Step last = new Chain.Step(target, null, null, Chain.ASKED);
        for (Name name : names) {
            for (Revision revision : revisions.getOrDefault(name.by(), List.of())) {
                add(new Path(revision, name.role(), List.of(last)), level);
            }
        }
        for (int depth = 0; depth < DEEPEST && !level.isEmpty() && complete; depth++) {
            level = above(level);
        }
        chains.sort(SHORTEST_FIRST);
    }

    /**
     * All that were found, the shortest first; of one length, those to which tags lead.
     *
     * @param kind of what was asked about, where no manifest says
     */
    List<Chain> found(@Nullable String kind) {
        return chains.stream().map(chain -> chain.endingIn(kind)).toList();
    }

    /** The manifests that are it or name it and do not stay. */
    List<Revision> goingHolders() {
        return holders.stream().filter(Revision::isTaken).toList();
    }

    /** Whether there are no more chains than were found. */
    boolean isComplete() {
        return complete;
    }

    /** A chain that is being climbed: its uppermost manifest, how that leads down, and what is below. */
    private record Path(Revision head, String role, List<Chain.Step> below) {
        Path from(Revision revision, String leads) {
            return new Path(revision, leads, steps());
        }

        List<Chain.Step> steps() {
            List<Chain.Step> steps = new ArrayList<>();
            steps.add(head.step(role));
            steps.addAll(below);
            return steps;
        }

        boolean passes(Revision revision) {
            return head.digest().equals(revision.digest())
                    || below.stream().anyMatch(step -> step.digest().equals(revision.digest()));
        }

        boolean isIn(Revision revision) {
            return head.repository().equals(revision.repository());
        }

        Chain chain() {
            return new Chain(
                    head.repository(),
                    String.valueOf(head.rootReason()),
                    head.rule(),
                    head.evidence(),
                    head.tags(),
                    head.tagSample(),
                    steps());
        }
    }

    private void add(Path path, List<Path> level) {
        if (!asked.isIn(path.head().repository())) {
            return;
        }
        if (path.below().size() < 2) {
            holders.add(path.head());
        }
        if (!path.head().reachable()) {
            return;
        }
        if (level.size() >= MOST || chains.size() >= MOST) {
            complete = false;
            return;
        }
        level.add(path);
        if (path.head().isRoot()) {
            chains.add(path.chain());
        }
    }

    /** One level up: from what an index lists to the index, and from what refers to a subject to that. */
    private List<Path> above(List<Path> level) throws IOException {
        Set<String> listed = level.stream()
                .map(path -> path.head().digest())
                .filter(digest -> !digest.equals(target))
                .collect(Collectors.toSet());
        Map<String, List<Name>> above = listed.isEmpty() ? Map.of() : lists(listed);
        Set<String> heads = new HashSet<>();
        listed.forEach(digest -> above.getOrDefault(digest, List.of()).forEach(name -> heads.add(name.by())));
        Map<Revision, Set<String>> subjects = new HashMap<>();
        for (Path path : level) {
            if (!subjects.containsKey(path.head())) {
                subjects.put(path.head(), path.head().subjects(run));
            }
        }
        subjects.values().forEach(heads::addAll);
        Map<String, List<Revision>> revisions = revisions(heads);
        List<Path> next = new ArrayList<>();
        for (Path path : level) {
            above.getOrDefault(path.head().digest(), List.of())
                    .forEach(name -> addAll(path, revisions.get(name.by()), name.role(), next));
            for (String subject : subjects.getOrDefault(path.head(), Set.of())) {
                addAll(path, revisions.get(subject), Chain.REFERRER, next);
            }
        }
        return next;
    }

    /** By digest: what lists it. Few are looked for by themselves; of many, all lists are read at once. */
    private Map<String, List<Name>> lists(Set<String> digests) throws IOException {
        if (digests.size() > FEW) {
            Names every = lists == null ? Names.ofLists(run) : lists;
            lists = every;
            if (every.isWhole()) {
                return every.lists();
            }
        }
        Names names = Names.of(run, digests);
        complete &= names.isWhole();
        return names.lists();
    }

    private void addAll(Path path, @Nullable List<Revision> heads, String role, List<Path> next) {
        for (Revision revision : heads == null ? List.<Revision>of() : heads) {
            if (path.isIn(revision) && !path.passes(revision)) {
                add(path.from(revision, role), next);
            }
        }
    }

    private Map<String, List<Revision>> revisions(Set<String> digests) throws IOException {
        if (digests.isEmpty()) {
            return Map.of();
        }
        return new RowSearch(Revision.DIGEST, digests, Revision.COLUMNS, Integer.MAX_VALUE)
                .inFile(run.published(TableContract.IMAGES.name())).stream()
                        .map(Revision::of)
                        .collect(Collectors.groupingBy(Revision::digest));
    }
}

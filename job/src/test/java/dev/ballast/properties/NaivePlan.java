package dev.ballast.properties;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may go: what nothing needs and nothing young touches, unless too many blobs are missing. */
final class NaivePlan {
    private final Model model;
    private final Instant cutoff;
    private final SetMultimap<Digest, String> linkedBy = HashMultimap.create();
    private final Set<Digest> young = new HashSet<>();

    /**
     * @param cutoff what is younger stays
     */
    NaivePlan(Model model, Instant cutoff) {
        this.model = model;
        this.cutoff = cutoff;
        model.stored.forEach((blob, stored) -> note(blob, stored.at()));
        model.repositories.forEach((name, repository) -> repository.links().forEach(link -> {
            linkedBy.put(link.blob(), name);
            note(link.blob(), link.at());
        }));
    }

    private void note(Digest blob, Instant at) {
        if (isYoung(at)) {
            young.add(blob);
        }
    }

    /**
     * A thing to go.
     *
     * @param linkedBy repositories that link it
     */
    record Item(long bytes, Set<String> linkedBy) {}

    /** More missing blobs than one in a hundred let a gate refuse every plan. */
    boolean isRefused() {
        Set<Digest> named = new HashSet<>(model.stored.keySet());
        named.removeAll(new NaiveOracle(model).garbage());
        named.addAll(missing());
        return 100 * missing().size() > named.size();
    }

    /** What some reachable revision names, that should be stored and is not. */
    Set<Digest> missing() {
        Set<Digest> missing = new HashSet<>();
        Use.of(model).stream()
                .filter(use -> use.part().isExpected() && !model.isStored(use.blob()))
                .forEach(use -> missing.add(use.blob()));
        return missing;
    }

    /** Whether an unreferenced blob, or any link to it, is too young. */
    boolean keepsForItsAge(Digest blob) {
        return young.contains(blob);
    }

    List<Item> items() {
        return isRefused() ? List.of() : unprotected();
    }

    private List<Item> unprotected() {
        NaiveOracle oracle = new NaiveOracle(model);
        List<Item> items = new ArrayList<>();
        for (Digest blob : oracle.garbage()) {
            if (!keepsForItsAge(blob)) {
                items.add(new Item(model.bytes(blob), linkedBy.get(blob)));
            }
        }
        model.repositories.forEach((name, repository) -> {
            oracle.links(name, repository).values().stream()
                    .filter(link -> !isYoung(link.at()))
                    .forEach(link -> items.add(new Item(link.blob().toString().length(), Set.of(name))));
            repository.uploads.values().stream()
                    .filter(upload -> !isYoung(upload.at()))
                    .forEach(upload -> items.add(new Item(upload.bytes(), Set.of(name))));
        });
        return items;
    }

    private boolean isYoung(Instant at) {
        return at.isAfter(cutoff);
    }
}

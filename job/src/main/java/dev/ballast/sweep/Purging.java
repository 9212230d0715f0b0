package dev.ballast.sweep;

import dev.ballast.sweep.Bucket.Name;
import dev.ballast.sweep.Bucket.Removal;
import java.util.List;
import java.util.Map;

/** Deletes objects for good, in pages. */
record Purging(Bucket bucket) {

    /** What came of each group of objects: the first that could not go says why. */
    List<Act> acts(List<List<Name>> groups) {
        Map<Name, Removal> removals =
                bucket.removeAll(groups.stream().flatMap(List::stream).toList());
        return groups.stream().map(group -> act(group, removals)).toList();
    }

    private static Act act(List<Name> group, Map<Name, Removal> removals) {
        return group.stream()
                .map(name -> removals.getOrDefault(name, new Removal("", "NoAnswer", "not in the answer")))
                .filter(removal -> !removal.isDone())
                .findFirst()
                .map(Acts::of)
                .orElse(Act.of(Outcome.DELETED));
    }
}

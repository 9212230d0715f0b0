package dev.ballast.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The most recent of some tags or manifests: images are counted, each where its first tag stands. */
final class Ranking {
    private static final Comparator<Question> BY_PUSH =
            Comparator.comparing(Question::pushedAt).reversed().thenComparing(Question::name);
    private static final Comparator<Question> BY_VERSION = Comparator.<Question, Version>comparing(
                    question -> Version.of(question.name()))
            .reversed()
            .thenComparing(BY_PUSH);

    private Ranking() {}

    /**
     * The place of each one that is among the first, from 1 on.
     *
     * @param group which group each one belongs to, where groups count by themselves
     */
    static Map<Question, Integer> first(MostRecent asked, List<Question> questions, Function<Question, String> group) {
        List<Question> ordered = new ArrayList<>(questions);
        ordered.sort(asked.byVersion() ? BY_VERSION : BY_PUSH);
        Map<String, Map<String, Integer>> places = new HashMap<>();
        Map<Question, Integer> first = new LinkedHashMap<>();
        for (Question question : ordered) {
            Map<String, Integer> images =
                    places.computeIfAbsent(asked.perGroup() ? group.apply(question) : "", unseen -> new HashMap<>());
            int place = images.computeIfAbsent(question.digest(), unseen -> images.size() + 1);
            if (place <= asked.count()) {
                first.put(question, place);
            }
        }
        return first;
    }
}

package dev.ballast.properties;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The table {@code projects}. */
record NaiveProjects(Model model, NaivePlan plan) {

    List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        ListMultimap<String, Model.Repository> repositories = repositories();
        new NaiveScopes(model, plan, NaiveRepositories::projectOf).bytes().forEach((project, row) -> {
            List<Model.Repository> own = repositories.get(project);
            row.put("project", project);
            row.put("repositories", (long) own.size());
            row.put("tags", sum(own, repository -> repository.tags.size()));
            row.put("manifests", sum(own, repository -> repository.revisions.size()));
            rows.add(row);
        });
        return rows;
    }

    private ListMultimap<String, Model.Repository> repositories() {
        ListMultimap<String, Model.Repository> repositories = ArrayListMultimap.create();
        model.repositories.forEach((name, repository) -> {
            if (!repository.isEmpty()) {
                repositories.put(NaiveRepositories.projectOf(name), repository);
            }
        });
        return repositories;
    }

    private static long sum(List<Model.Repository> repositories, ToLongFunction<Model.Repository> amount) {
        return repositories.stream().mapToLong(amount).sum();
    }
}

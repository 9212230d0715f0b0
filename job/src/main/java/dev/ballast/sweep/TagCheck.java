package dev.ballast.sweep;

import com.google.common.collect.Iterables;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.tables.AtOnce;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Makes sure that the tags of repositories lead to everything that a pull of them asks for; many tags at once. */
final class TagCheck {
    private static final int MOST_FINDINGS = 100;
    private static final int AT_ONCE = 32;
    private static final int REPOSITORIES_OF_A_BATCH = 256;
    private static final int TAGS_OF_A_BATCH = 1024;

    private final SweptRegistry registry;
    private final DigestSet present = new DigestSet();
    private final List<String> brokenBySweep = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private long tags;

    TagCheck(SweptRegistry registry) {
        this.registry = registry;
    }

    /** Tags that were checked. */
    long tags() {
        return tags;
    }

    /** Tags that lack what lies in the plan's quarantine, with what that is. */
    List<String> brokenBySweep() {
        return brokenBySweep;
    }

    /** Tags that lack something that the plan had not taken. */
    List<String> broken() {
        return broken;
    }

    /**
     * Checks every tag of some repositories.
     *
     * @throws PartialViewException if the storage fails
     */
    void check(Set<String> repositories) {
        List<String> sorted = repositories.stream().sorted().toList();
        for (List<String> some : Iterables.partition(sorted, REPOSITORIES_OF_A_BATCH)) {
            Iterable<TagWalk> walks = Iterables.concat(each(some, this::tags));
            for (List<TagWalk> batch : Iterables.partition(walks, TAGS_OF_A_BATCH)) {
                each(batch, TagWalk::walked).forEach(this::note);
            }
        }
    }

    private static <A, B> List<B> each(Collection<A> all, Function<A, B> work) {
        List<Callable<B>> calls = new ArrayList<>();
        all.forEach(one -> calls.add(() -> work.apply(one)));
        return AtOnce.all(calls, AT_ONCE);
    }

    private List<TagWalk> tags(String repository) {
        String folder = RegistryLayout.REPOSITORIES + "/" + repository + "/_manifests/tags";
        return registry.lister().in(folder).folders().stream()
                .map(path -> new TagWalk(registry, present, repository, path.substring(path.lastIndexOf('/') + 1)))
                .toList();
    }

    private void note(TagWalk walk) {
        if (walk.leadsSomewhere()) {
            tags++;
        }
        note(walk.lacksBySweep(), brokenBySweep);
        note(walk.lacks(), broken);
    }

    private static void note(List<String> some, List<String> findings) {
        some.stream().limit(MOST_FINDINGS - findings.size()).forEach(findings::add);
    }
}

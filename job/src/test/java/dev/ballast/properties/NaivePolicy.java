package dev.ballast.properties;

import static java.util.Comparator.comparing;

import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of one repository stays under rules, as plainly as they can be read; whatever is young stays. */
final class NaivePolicy {
    final Set<Digest> kept = new HashSet<>();
    final Set<String> keptTags = new HashSet<>();

    private final Model model;
    private final Model.Repository repository;
    private final List<RandomRule> rules;
    private final Instant now;
    private final Instant cutoff;
    /** What is decided about tags; those that follow their subject are not in it. */
    private final Map<String, Boolean> tags = new TreeMap<>();

    NaivePolicy(Model model, Model.Repository repository, List<RandomRule> rules, Instant now, Instant cutoff) {
        this.model = model;
        this.repository = repository;
        this.rules = rules;
        this.now = now;
        this.cutoff = cutoff;
        if (new NaiveOracle(model).isDamaged(repository)) {
            kept.addAll(repository.revisions.keySet());
            keptTags.addAll(repository.tags.keySet());
            return;
        }
        decideTags();
        Set<Digest> roots = roots();
        roots.addAll(untagged(Set.copyOf(roots)));
        repository.revisions.forEach((digest, link) -> keep(isYoung(link) || roots.contains(digest) ? digest : null));
        repository.tags.forEach((tag, link) -> {
            keep(isYoung(link) ? link.blob() : null);
        });
        repository.tags.forEach((tag, link) -> {
            if (tags.getOrDefault(tag, isYoungTag(link) || kept.contains(subject(link.blob())))) {
                keptTags.add(tag);
            }
        });
    }

    private void decideTags() {
        Map<String, Model.Link> ordinary = new TreeMap<>();
        repository.tags.forEach((tag, link) -> {
            Digest subject = subject(link.blob());
            if (subject == null) {
                ordinary.put(tag, link);
                return;
            }
            Boolean says = aboutReferrer(tag, link.at());
            if (!repository.revisions.containsKey(subject) || Objects.equals(says, true)) {
                tags.put(tag, isYoungTag(link) || !Objects.equals(says, false));
            }
        });
        Map<String, Boolean> said = ask(ordinary, true);
        ordinary.forEach((tag, link) -> tags.put(tag, isYoungTag(link) || said.getOrDefault(tag, true)));
    }

    /** What kept tags point at, and used to, as far as rules look back. */
    private Set<Digest> roots() {
        Set<Digest> roots = new HashSet<>();
        tags.forEach((tag, stays) -> {
            if (stays) {
                Digest current = link(repository.tags, tag).blob();
                List<Digest> last = new ArrayList<>(List.of(current));
                repository.tagHistory.entrySet().stream()
                        .filter(past -> past.getKey().startsWith(tag + " "))
                        .map(Map.Entry::getValue)
                        .filter(past -> !past.blob().equals(current))
                        .sorted(comparing(Model.Link::at)
                                .reversed()
                                .thenComparing(past -> past.blob().toString()))
                        .forEach(past -> last.add(past.blob()));
                int back = rules.stream()
                        .filter(rule -> rule.names(tag))
                        .mapToInt(RandomRule::rollback)
                        .max()
                        .orElse(0);
                roots.addAll(last.subList(0, Math.min(last.size(), Math.max(1, back))));
            }
        });
        return roots;
    }

    /** Those of the manifests without a root's tag, to which nothing leads, that nothing takes. */
    private Set<Digest> untagged(Set<Digest> roots) {
        Map<String, Model.Link> asked = new TreeMap<>();
        Map<String, Boolean> said = new TreeMap<>();
        repository.revisions.forEach((digest, link) -> {
            if (!roots.contains(digest)
                    && repository.revisions.keySet().stream().noneMatch(by -> leads(by, digest))) {
                if (subject(digest) == null && !isYoung(link)) {
                    asked.put(digest.toString(), link);
                } else {
                    Boolean says = isYoung(link) ? Boolean.TRUE : aboutReferrer(null, link.at());
                    said.put(digest.toString(), says == null ? isOfNoTakenTag(digest) : says);
                }
            }
        });
        Map<String, Boolean> answers = ask(asked, false);
        asked.forEach((name, link) -> said.put(name, answers.getOrDefault(name, isOfNoTakenTag(link.blob()))));
        Set<Digest> staying = new HashSet<>();
        said.forEach((digest, stays) -> {
            if (stays) {
                staying.add(Digest.parse(digest));
            }
        });
        return staying;
    }

    /** The first rule that decides, for each; rules that count do so among those that reach them. */
    private Map<String, Boolean> ask(Map<String, Model.Link> questions, boolean areTags) {
        Map<String, Boolean> said = new TreeMap<>();
        for (RandomRule rule : rules) {
            List<String> open = questions.keySet().stream()
                    .filter(name -> !said.containsKey(name) && (areTags ? rule.names(name) : rule.untagged()))
                    .sorted(comparing((String name) -> link(questions, name).at())
                            .reversed()
                            .thenComparing(name -> name))
                    .toList();
            Set<Digest> first = new HashSet<>();
            for (String name : open) {
                Model.Link link = link(questions, name);
                if (first.contains(link.blob()) || first.size() < rule.mostRecent()) {
                    first.add(link.blob());
                    said.put(name, true);
                } else if (rule.decides(link.at(), now)) {
                    said.put(name, rule.protects());
                }
            }
        }
        return said;
    }

    private @Nullable Boolean aboutReferrer(@Nullable String tag, Instant pushedAt) {
        return rules.stream()
                .filter(rule ->
                        rule.orphans() || (rule.protects() && (tag == null ? rule.untagged() : rule.names(tag))))
                .filter(rule -> rule.decides(pushedAt, now))
                .findFirst()
                .map(RandomRule::protects)
                .orElse(null);
    }

    /** With all that it leads to: entries of indexes, and referrers. */
    private void keep(@Nullable Digest digest) {
        if (digest != null && repository.revisions.containsKey(digest) && kept.add(digest)) {
            repository.revisions.keySet().stream()
                    .filter(other -> leads(digest, other))
                    .forEach(this::keep);
        }
    }

    private boolean leads(Digest from, Digest to) {
        Said said = model.said.get(from);
        return from.equals(subject(to))
                || (said != null
                        && Objects.equals(said.kind(), Said.INDEX)
                        && said.parts().stream().anyMatch(part -> part.digest().equals(to)));
    }

    private @Nullable Digest subject(Digest manifest) {
        Said said = repository.revisions.containsKey(manifest) ? model.said.get(manifest) : null;
        return said == null ? null : said.subject();
    }

    private boolean isOfNoTakenTag(Digest digest) {
        return tags.entrySet().stream()
                .noneMatch(tag -> !tag.getValue()
                        && link(repository.tags, tag.getKey()).blob().equals(digest));
    }

    private static Model.Link link(Map<String, Model.Link> links, String name) {
        return Objects.requireNonNull(links.get(name));
    }

    private boolean isYoung(Model.Link link) {
        return link.at().isAfter(cutoff);
    }

    private boolean isYoungTag(Model.Link tag) {
        Model.Link revision = repository.revisions.get(tag.blob());
        return isYoung(tag) || (revision != null && isYoung(revision));
    }
}

package dev.ballast.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Understands the rules of a policy. */
final class RuleParser {
    private static final List<String> FIELDS = List.of(
            "name",
            "repositories",
            "exceptRepositories",
            "tags",
            "exceptTags",
            "untagged",
            "orphanedReferrers",
            "protect",
            "delete");
    private static final List<String> PROTECT = List.of("mostRecent", "pushedWithin", "pulledWithin", "rollback");
    private static final List<String> DELETE = List.of("olderThan");
    private static final List<String> MOST_RECENT = List.of("count", "by", "per");
    private static final int LONGEST_NAME = 100;

    private final YamlReader yaml;
    private final Set<String> names = new HashSet<>();

    RuleParser(YamlReader yaml) {
        this.yaml = yaml;
    }

    /**
     * A list of rules.
     *
     * @param everywhere the repositories of a rule that names none
     * @param mustName whether it has to name some
     */
    List<Rule> list(Node node, Names everywhere, boolean mustName) {
        List<Rule> rules = new ArrayList<>();
        for (Node element : yaml.list(node, "rules")) {
            yaml.fields(element, "a rule")
                    .flatMap(fields -> rule(fields, everywhere, mustName))
                    .ifPresent(rules::add);
        }
        return rules;
    }

    /** An age such as 7d. */
    Optional<Duration> age(Node node, String what) {
        Optional<Duration> age = yaml.text(node, what).flatMap(Ages::parse);
        if (age.isEmpty()) {
            yaml.problem(
                    node, "'" + what + "' is " + YamlReader.kind(node) + "; write an age, such as 90m, 12h, 7d or 4w");
        }
        return age;
    }

    /** Repositories, which must be named. */
    Names repositories(Fields fields) {
        return names(fields, "repositories", "exceptRepositories", "'repositories: [\"**\"]' or some patterns");
    }

    private Optional<Rule> rule(Fields fields, Names everywhere, boolean mustName) {
        fields.known(FIELDS);
        String name = fields.required("name", "'name: …', which decisions carry")
                .flatMap(node -> name(node))
                .orElse("");
        Names repositories = mustName || fields.field("repositories").isPresent()
                ? repositories(fields)
                : new Names(everywhere.patterns(), patterns(fields, "exceptRepositories"));
        boolean untagged = flag(fields, "untagged");
        boolean orphans = flag(fields, "orphanedReferrers");
        boolean hasTags = fields.field("tags").isPresent();
        Optional<Action> action = action(fields);
        if (action.isEmpty()) {
            return Optional.empty();
        }
        boolean isAboutAll = !hasTags && !untagged && !orphans;
        Names tags = hasTags
                ? names(fields, "tags", "exceptTags", "")
                : isAboutAll ? new Names(Names.ALL.patterns(), patterns(fields, "exceptTags")) : Names.NONE;
        if (!hasTags && !isAboutAll && fields.field("exceptTags").isPresent()) {
            yaml.problem(fields.node(), "a rule has 'exceptTags' and no 'tags'; add 'tags: [\"*\"]'");
        }
        boolean protects = action.get() instanceof Protect;
        checkRollback(fields, action.get(), untagged, orphans);
        return Optional.of(new Rule(
                name, repositories, tags, untagged || isAboutAll, orphans || (isAboutAll && protects), action.get()));
    }

    private Optional<String> name(Node node) {
        Optional<String> name = yaml.text(node, "name");
        name.ifPresent(text -> {
            if (text.isBlank() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
                yaml.problem(node, "'name' is empty, longer than " + LONGEST_NAME + " characters, or of several lines");
            } else if (!names.add(text)) {
                yaml.problem(
                        node, "two rules are named '" + text + "'; decisions carry the name, so each needs its own");
            }
        });
        return name;
    }

    private void checkRollback(Fields fields, Action action, boolean untagged, boolean orphans) {
        if (action instanceof Protect protect && protect.rollback() != null && (untagged || orphans)) {
            yaml.problem(
                    fields.node(),
                    "'rollback' keeps what tags used to point at; leave out 'untagged' and"
                            + " 'orphanedReferrers', and write another rule for them");
        }
    }

    private boolean flag(Fields fields, String name) {
        return fields.field(name).flatMap(node -> yaml.flag(node, name)).orElse(false);
    }

    private Names names(Fields fields, String name, String exceptions, String example) {
        Optional<Node> node = fields.required(name, example);
        List<NamePattern> patterns = patterns(fields, name);
        if (node.isPresent() && patterns.isEmpty()) {
            yaml.problem(node.get(), "'" + name + "' matches nothing; write at least one pattern");
        }
        return new Names(patterns, patterns(fields, exceptions));
    }

    private List<NamePattern> patterns(Fields fields, String name) {
        List<NamePattern> patterns = new ArrayList<>();
        fields.field(name)
                .map(node -> yaml.list(node, name))
                .orElse(List.of())
                .forEach(element -> yaml.text(element, name).ifPresent(text -> {
                    try {
                        patterns.add(NamePattern.parse(text));
                    } catch (IllegalArgumentException e) {
                        yaml.problem(element, String.valueOf(e.getMessage()));
                    }
                }));
        return patterns;
    }

    private Optional<Action> action(Fields fields) {
        Optional<Node> protect = fields.field("protect");
        Optional<Node> delete = fields.field("delete");
        if (protect.isPresent() == delete.isPresent()) {
            yaml.problem(
                    fields.node(),
                    protect.isPresent()
                            ? "a rule protects and deletes; write two rules, the one that is asked first above"
                            : "a rule has neither 'protect' nor 'delete'; add 'protect: {}' or 'delete: {olderThan: 30d}'");
            return Optional.empty();
        }
        return protect.isPresent()
                ? yaml.fields(protect.get(), "'protect'").map(this::protect)
                : delete.flatMap(node -> yaml.fields(node, "'delete'")).map(this::delete);
    }

    private Action delete(Fields fields) {
        fields.known(DELETE);
        return new Delete(fields.required("olderThan", "'olderThan: 30d', or 0 for any age")
                .flatMap(node -> age(node, "olderThan"))
                .orElse(Duration.ZERO));
    }

    private Action protect(Fields fields) {
        fields.known(PROTECT);
        return new Protect(
                fields.field("mostRecent").flatMap(this::mostRecent).orElse(null),
                age(fields, "pushedWithin"),
                age(fields, "pulledWithin"),
                fields.field("rollback")
                        .flatMap(node -> yaml.number(node, "rollback", 1))
                        .orElse(null));
    }

    private @Nullable Duration age(Fields fields, String name) {
        return fields.field(name).flatMap(node -> age(node, name)).orElse(null);
    }

    private Optional<MostRecent> mostRecent(Node node) {
        if (!(node instanceof MappingNode)) {
            return yaml.number(node, "mostRecent", 1).map(count -> new MostRecent(count, false, false));
        }
        return yaml.fields(node, "'mostRecent'").map(fields -> {
            fields.known(MOST_RECENT);
            return new MostRecent(
                    fields.required("count", "'count: 10'")
                            .flatMap(count -> yaml.number(count, "count", 1))
                            .orElse(1),
                    isSecond(fields, "by", "pushed", "version"),
                    isSecond(fields, "per", "repository", "group"));
        });
    }

    /** Whether a field says the second of two words; without it, the first holds. */
    private boolean isSecond(Fields fields, String name, String first, String second) {
        Optional<Node> node = fields.field(name);
        if (node.isEmpty()) {
            return false;
        }
        String word = yaml.text(node.get(), name).orElse(first);
        if (!word.equals(first) && !word.equals(second)) {
            yaml.problem(node.get(), "'" + name + "' is '" + word + "'; write " + first + " or " + second);
        }
        return word.equals(second);
    }
}

package dev.ballast.policy;

import dev.ballast.registry.RegistryNames;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Understands a policy's document as a whole. */
final class PolicyParser {
    private static final int VERSION = 1;
    private static final List<String> FIELDS =
            List.of("version", "minAge", "inUse", "rules", "projects", "repositories");
    private static final List<String> FEED = List.of("maxAge", "repositories", "exceptRepositories");
    private static final List<String> OVERRIDE = List.of("rules", "inherit");

    private final PolicyFile file;
    private final YamlReader yaml;
    private final RuleParser rules;

    PolicyParser(PolicyFile file) {
        this.file = file;
        this.yaml = new YamlReader(file.name());
        this.rules = new RuleParser(yaml);
    }

    Policy policy() {
        Policy policy = yaml.document(file.text(), "the policy")
                .flatMap(node -> yaml.fields(node, "the policy"))
                .map(this::of)
                .orElse(Policy.NONE);
        if (!yaml.problems().isEmpty()) {
            throw new BadPolicyException(yaml.problems());
        }
        return policy;
    }

    private Policy of(Fields fields) {
        fields.known(FIELDS);
        fields.required("version", "'version: 1'").ifPresent(this::checkVersion);
        return new Policy(
                minAge(fields),
                fields.field("rules")
                        .map(node -> rules.list(node, Names.ALL, true))
                        .orElse(List.of()),
                overrides(fields, "projects", true),
                overrides(fields, "repositories", false),
                feeds(fields),
                file.sha256());
    }

    private void checkVersion(Node node) {
        yaml.number(node, "version", 1)
                .filter(version -> version != VERSION)
                .ifPresent(version -> yaml.problem(
                        node,
                        "version " + version
                                + " is not known to this Ballast; write 'version: 1', or use a newer Ballast"));
    }

    private @Nullable Duration minAge(Fields fields) {
        return fields.field("minAge").flatMap(node -> rules.age(node, "minAge")).orElse(null);
    }

    private Map<String, Policy.FeedTerms> feeds(Fields fields) {
        Map<String, Policy.FeedTerms> feeds = new LinkedHashMap<>();
        fields.field("inUse")
                .flatMap(node -> yaml.fields(node, "'inUse'"))
                .ifPresent(named -> named.all()
                        .forEach((name, node) ->
                                yaml.fields(node, "'" + name + "'").ifPresent(own -> feeds.put(name, feed(own)))));
        return feeds;
    }

    private Policy.FeedTerms feed(Fields own) {
        own.known(FEED);
        return new Policy.FeedTerms(
                own.field("maxAge").flatMap(node -> rules.age(node, "maxAge")).orElse(null),
                own.field("repositories").isPresent()
                                || own.field("exceptRepositories").isPresent()
                        ? rules.repositories(own)
                        : null);
    }

    /** Overrides by the name of what they are for. */
    private Map<String, Policy.OwnRules> overrides(Fields fields, String name, boolean ofProjects) {
        Map<String, Policy.OwnRules> overrides = new LinkedHashMap<>();
        Optional<Fields> named = fields.field(name).flatMap(node -> yaml.fields(node, "'" + name + "'"));
        named.ifPresent(scopes -> scopes.all().forEach((scope, node) -> {
            if (!RegistryNames.isRepository(scope) || (ofProjects && scope.contains("/"))) {
                yaml.problem(
                        node,
                        "'" + scope + "' is no name of one of the " + name
                                + "; name exactly one, and match several in 'repositories' of a rule");
            }
            yaml.fields(node, "'" + scope + "'").ifPresent(own -> overrides.put(scope, override(own)));
        }));
        return overrides;
    }

    private Policy.OwnRules override(Fields own) {
        own.known(OVERRIDE);
        List<Rule> list = own.required("rules", "'rules:' and a list")
                .map(node -> rules.list(node, Names.ALL, false))
                .orElse(List.of());
        boolean inherits =
                own.field("inherit").flatMap(node -> yaml.flag(node, "inherit")).orElse(true);
        return new Policy.OwnRules(list, inherits);
    }
}

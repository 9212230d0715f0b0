package dev.ballast.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decided, as {@link PolicyFile} reads it.
 *
 * <p>A repository's own rules are asked first, then those of its project, then those of the whole registry. The first rule
 * that decides about a thing decides; what none decides about is kept.
 */
public final class Policy {
    /** Nothing was decided: every revision of every repository is kept. */
    public static final Policy NONE = new Policy(null, List.of(), Map.of(), Map.of(), Map.of(), "");

    private final @Nullable Duration minAge;
    private final RuleIndex rules;
    private final Map<String, OwnRules> projects;
    private final Map<String, OwnRules> repositories;
    private final Map<String, FeedTerms> feeds;
    private final String sha256;

    /**
     * Rules for a part of the registry, asked before those of the whole.
     *
     * @param inherits whether the rules of the whole are asked, too
     */
    record OwnRules(List<Rule> rules, boolean inherits) {
        OwnRules {
            rules = List.copyOf(rules);
        }
    }

    /**
     * What is asked of a feed of images in use.
     *
     * @param maxAge a feed that was written longer ago is stale; nothing if the command line says
     * @param repositories about whose images it knows; nothing if about all
     */
    record FeedTerms(@Nullable Duration maxAge, @Nullable Names repositories) {}

    Policy(
            @Nullable Duration minAge,
            List<Rule> rules,
            Map<String, OwnRules> projects,
            Map<String, OwnRules> repositories,
            Map<String, FeedTerms> feeds,
            String sha256) {
        this.minAge = minAge;
        this.rules = new RuleIndex(rules);
        this.projects = Map.copyOf(projects);
        this.repositories = Map.copyOf(repositories);
        this.feeds = Map.copyOf(feeds);
        this.sha256 = sha256;
    }

    /** Whether nothing was decided. */
    public boolean isNone() {
        return sha256.isEmpty();
    }

    /** What is younger stays, whatever the rules say; nothing if the policy does not say. */
    public Optional<Duration> minAge() {
        return Optional.ofNullable(minAge);
    }

    /** The hash of the file's bytes, in hexadecimal; empty if nothing was decided. */
    public String sha256() {
        return sha256;
    }

    /** How many rules it has, everywhere. */
    public int ruleCount() {
        return (int) everyRule().count();
    }

    /** The first rule that takes manifests without tags, if one does: without tags, such a rule takes everything. */
    public Optional<String> untaggedRule() {
        return everyRule()
                .filter(rule -> rule.untagged() && rule.action() instanceof Delete)
                .map(Rule::name)
                .findFirst();
    }

    /** The first rule that asks when something was pulled, if one does. */
    public Optional<String> pullRule() {
        return everyRule()
                .filter(rule -> rule.action() instanceof Protect protect && protect.pulledWithin() != null)
                .map(Rule::name)
                .findFirst();
    }

    /** The longest time within which a rule asks for pulls; nothing if none does. */
    public Optional<Duration> longestPulledWithin() {
        return everyRule()
                .map(rule -> rule.action() instanceof Protect protect ? protect.pulledWithin() : null)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** The feeds of images in use that must be there, by name. */
    Map<String, FeedTerms> feeds() {
        return feeds;
    }

    /** What is wrong with feeds that must be there and are not among those given, a sentence by name. */
    public Map<String, String> unnamed(List<InUseFeed> given) {
        Map<String, String> unnamed = new TreeMap<>();
        feeds.keySet()
                .forEach(name -> unnamed.put(
                        name,
                        "The policy asks the feed of images in use '" + name + "', and no --in-use " + name
                                + "=FILE says where it is."));
        given.forEach(feed -> unnamed.remove(feed.name()));
        return unnamed;
    }

    /** Whether a feed knows about the images of some repositories only. */
    public boolean isScoped(String feed) {
        FeedTerms terms = feeds.get(feed);
        return terms != null && terms.repositories() != null;
    }

    /** Whether a feed knows about the images of a repository. */
    boolean asks(String feed, String repository) {
        FeedTerms terms = feeds.get(feed);
        Names repositories = terms == null ? null : terms.repositories();
        return repositories == null || repositories.contain(repository);
    }

    /** The rules that are asked in a repository, in their order. */
    List<Rule> rulesOf(String repository) {
        int slash = repository.indexOf('/');
        String project = slash < 0 ? repository : repository.substring(0, slash);
        List<Rule> asked = new ArrayList<>();
        OwnRules own = repositories.get(repository);
        OwnRules ofProject = projects.get(project);
        boolean goesOn = add(own, repository, asked) && add(ofProject, repository, asked);
        if (goesOn) {
            asked.addAll(rules.of(repository));
        }
        return asked;
    }

    private static boolean add(@Nullable OwnRules override, String repository, List<Rule> asked) {
        if (override == null) {
            return true;
        }
        add(override.rules(), repository, asked);
        return override.inherits();
    }

    private static void add(List<Rule> rules, String repository, List<Rule> asked) {
        for (Rule rule : rules) {
            if (rule.repositories().contain(repository)) {
                asked.add(rule);
            }
        }
    }

    private Stream<Rule> everyRule() {
        return Stream.concat(
                rules.rules().stream(),
                Stream.concat(projects.values().stream(), repositories.values().stream())
                        .flatMap(override -> override.rules().stream()));
    }
}

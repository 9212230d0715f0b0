package dev.ballast.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Asks a repository's rules, one after the other, until each question has its decision or no rule is left. */
final class Asking {
    private final List<Rule> rules;
    private final Instant now;

    Asking(List<Rule> rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** About tags, each by its name. */
    void aboutTags(List<Question> questions) {
        ask(questions, (rule, question) -> rule.tags().contain(question.name()));
    }

    /** About manifests that no kept tag points at. */
    void aboutUntagged(List<Question> questions) {
        ask(questions, (rule, question) -> rule.untagged());
    }

    /** About such manifests that stay for their age anyway: they do not count. */
    void aboutYoung(List<Question> questions) {
        for (Question question : questions) {
            for (Rule rule : rules) {
                if (rule.untagged() && question.isOpen()) {
                    decided(rule, question).ifPresent(question::decide);
                }
            }
        }
    }

    /**
     * About referrers, with or without a tag: they never count, and only what is said of orphaned referrers takes them.
     *
     * @param orphaned whether their subject is not there; else nothing takes them but its going
     */
    void aboutReferrers(List<Question> questions, boolean orphaned) {
        for (Question question : questions) {
            for (Rule rule : rules) {
                boolean isNamed = question.tag().map(rule.tags()::contain).orElse(rule.untagged());
                boolean isAsked = rule.action() instanceof Protect
                        ? isNamed || rule.orphanedReferrers()
                        : rule.orphanedReferrers();
                Optional<Decision> decision = isAsked ? decided(rule, question) : Optional.empty();
                if (decision.isPresent()) {
                    // A subject that is there decides, where the rule would only take the referrer without it.
                    decision.filter(made -> orphaned || made.keeps()).ifPresent(question::decide);
                    break;
                }
            }
        }
    }

    private void ask(List<Question> questions, BiPredicate<Rule, Question> matches) {
        List<Question> open = new ArrayList<>(questions);
        for (Rule rule : rules) {
            if (open.isEmpty()) {
                return;
            }
            List<Question> asked = new ArrayList<>();
            for (Question question : open) {
                if (matches.test(rule, question)) {
                    asked.add(question);
                }
            }
            if (!asked.isEmpty()) {
                ask(rule, asked);
                open.removeIf(question -> !question.isOpen());
            }
        }
    }

    private void ask(Rule rule, List<Question> asked) {
        if (rule.action() instanceof Delete delete) {
            asked.forEach(question -> taken(rule, delete, question).ifPresent(question::decide));
            return;
        }
        Protect protect = (Protect) rule.action();
        MostRecent mostRecent = protect.mostRecent();
        Map<Question, Integer> first = mostRecent == null
                ? Map.of()
                : Ranking.first(
                        mostRecent,
                        asked,
                        question -> rule.tags().group(question.name()).orElse(""));
        for (Question question : asked) {
            Integer place = first.get(question);
            if (place == null) {
                kept(rule, protect, question).ifPresent(question::decide);
            } else {
                question.decide(Decision.keep(rule.name(), "number " + place + " of the " + first(protect)));
            }
        }
    }

    private static String first(Protect protect) {
        MostRecent mostRecent = Objects.requireNonNull(protect.mostRecent());
        return mostRecent.count() + (mostRecent.byVersion() ? " highest versions" : " most recently pushed");
    }

    /** By all that does not count. */
    private Optional<Decision> decided(Rule rule, Question question) {
        return rule.action() instanceof Delete delete
                ? taken(rule, delete, question)
                : kept(rule, (Protect) rule.action(), question);
    }

    private Optional<Decision> taken(Rule rule, Delete delete, Question question) {
        return age(question.pushedAt()).compareTo(delete.olderThan()) > 0
                ? Optional.of(Decision.take(
                        rule.name(), pushed(question) + ", longer ago than " + Ages.text(delete.olderThan())))
                : Optional.empty();
    }

    private Optional<Decision> kept(Rule rule, Protect protect, Question question) {
        Duration pushedWithin = protect.pushedWithin();
        Duration pulledWithin = protect.pulledWithin();
        String why = null;
        if (protect.isAlways()) {
            why = "the rule protects whatever it matches";
        } else if (pushedWithin != null && age(question.pushedAt()).compareTo(pushedWithin) <= 0) {
            why = pushed(question) + ", within " + Ages.text(pushedWithin);
        } else if (pulledWithin != null && age(question.usedAt()).compareTo(pulledWithin) <= 0) {
            why = "pulled or pushed " + question.usedAt() + ", within " + Ages.text(pulledWithin);
        }
        return Optional.ofNullable(why).map(reason -> Decision.keep(rule.name(), reason));
    }

    /** What comes from the future, or nobody knows when, is new. */
    private Duration age(Instant time) {
        return time.equals(Instant.MAX) || time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }

    private static String pushed(Question question) {
        return question.pushedAt().equals(Instant.MAX) ? "pushed nobody knows when" : "pushed " + question.pushedAt();
    }
}

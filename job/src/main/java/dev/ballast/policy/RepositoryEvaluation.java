package dev.ballast.policy;

import dev.ballast.policy.Contents.Manifest;
import dev.ballast.policy.Contents.Tag;
import dev.ballast.policy.Decisions.ManifestDecision;
import dev.ballast.policy.Decisions.TagDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The questions that one repository raises, from its tags to its manifests. Used once. */
final class RepositoryEvaluation {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final String NO_RULE = "no rule decides about it";

    private final Contents contents;
    private final List<Rule> rules;
    private final Instant now;
    private final Instant cutoff;
    private final Units units;
    private final Pins pins;
    /** By tag; those that live and die with a subject, and about which no rule says more, are not in it until the end. */
    private final Map<String, Decision> tagDecisions = new TreeMap<>();

    private final Standing standing;
    private final Set<String> orphans = new HashSet<>();

    RepositoryEvaluation(Contents contents, List<Rule> rules, Instant now, Instant cutoff) {
        this.contents = contents;
        this.rules = rules;
        this.now = now;
        this.cutoff = cutoff;
        this.units = new Units(contents);
        this.pins = new Pins(contents, units);
        this.standing = new Standing(units);
    }

    Decisions decisions() {
        if (contents.keptWhole() == null) {
            decideTags();
            decideManifests();
        } else {
            keepAll(contents.keptWhole());
        }
        standing.reachFromRoots();
        keepTheYoung();
        return new Decisions(ofTags(), ofManifests(), isEmptied(), pins.missing());
    }

    private void keepAll(String why) {
        contents.tags().forEach(tag -> tagDecisions.put(tag.name(), Decision.keep(null, why)));
        contents.manifests()
                .forEach(manifest -> standing.root(manifest.digest(), RootReason.DAMAGE, Decision.keep(null, why)));
    }

    private void decideTags() {
        Map<Tag, Question> questions = new LinkedHashMap<>();
        List<Question> ordinary = new ArrayList<>();
        List<Question> followers = new ArrayList<>();
        List<Question> orphaned = new ArrayList<>();
        for (Tag tag : contents.tags()) {
            Question question = Question.of(tag);
            questions.put(tag, question);
            if (tag.digest() != null) {
                Optional<String> subject = units.subject(tag);
                (subject.isEmpty() ? ordinary : units.has(subject.get()) ? followers : orphaned).add(question);
            }
        }
        Asking asking = new Asking(rules, now);
        asking.aboutTags(ordinary);
        asking.aboutReferrers(followers, false);
        asking.aboutReferrers(orphaned, true);
        orphaned.forEach(question -> orphans.add(question.digest()));
        Set<Question> undecided = new HashSet<>(followers);
        questions.forEach((tag, question) -> {
            if (!question.isOpen() || !undecided.contains(question) || pins.has(tag.name())) {
                decideTag(tag, question);
            }
        });
    }

    private void decideTag(Tag tag, Question question) {
        Decision decision = question.decision()
                .orElseGet(() -> Decision.keep(null, tag.digest() == null ? "its link cannot be read" : NO_RULE));
        if (pins.has(tag.name())) {
            decision = decision.keptBy(Decision.IN_USE, pins.user(tag.name()));
        }
        if (isYoung(tag)) {
            decision = decision.keptBy(Decision.AGE, "younger than the minimum age");
        }
        tagDecisions.put(tag.name(), decision);
        if (decision.keeps() && tag.digest() != null) {
            Decision because = new Decision(
                    true, decision.rule(), "tag '" + tag.name() + "': " + decision.evidence(), decision.keptBy());
            standing.root(tag.digest(), pins.has(tag.name()) ? RootReason.IN_USE : RootReason.TAG, because);
        } else if (tag.digest() == null) {
            contents.history().stream()
                    .filter(past -> past.tag().equals(tag.name()))
                    .forEach(past -> standing.root(
                            past.digest(),
                            RootReason.HISTORY,
                            Decision.keep(
                                    null, "tag '" + tag.name() + "' pointed at it, and its link cannot be read")));
        }
    }

    private void decideManifests() {
        Rollback rollback = Rollback.of(rules, keptTags(), contents.history());
        Asking asking = new Asking(rules, now);
        List<Question> untagged = new ArrayList<>();
        List<Question> young = new ArrayList<>();
        List<Question> referrers = new ArrayList<>();
        Map<String, Decision> byTag = takenTags();
        for (Manifest manifest : contents.manifests()) {
            String digest = manifest.digest();
            boolean isOrphan = manifest.subject() != null && !units.has(manifest.subject());
            if (isOrphan) {
                orphans.add(digest);
            }
            rollback.of(digest).ifPresent(decision -> standing.root(digest, RootReason.RULE, decision));
            if (!standing.isRoot(digest) && !units.isMember(digest)) {
                boolean isYoung = timeOf(manifest.pushedAt()).isAfter(cutoff);
                (isOrphan ? referrers : isYoung ? young : untagged).add(Question.of(manifest));
            }
        }
        asking.aboutUntagged(untagged);
        asking.aboutYoung(young);
        untagged.addAll(young);
        asking.aboutReferrers(referrers, true);
        untagged.addAll(referrers);
        for (Question question : untagged) {
            decideUntagged(question, byTag.get(question.digest()));
        }
        Set<String> circles = units.inCircles();
        for (Manifest manifest : contents.manifests()) {
            if (circles.contains(manifest.digest())) {
                standing.root(manifest.digest(), RootReason.NO_RULE, Decision.keep(null, NO_RULE));
            }
            decideMember(manifest.digest(), byTag.get(manifest.digest()));
        }
    }

    /** A manifest to which nothing leads. */
    private void decideUntagged(Question question, @Nullable Decision ofItsTag) {
        Decision decision = question.decision().orElse(ofItsTag == null ? Decision.keep(null, NO_RULE) : ofItsTag);
        standing.own(question.digest(), decision);
        if (decision.keeps()) {
            standing.root(question.digest(), question.isOpen() ? RootReason.NO_RULE : RootReason.RULE, decision);
        }
    }

    /** What keeps a manifest whatever leads to it. */
    private void decideMember(String digest, @Nullable Decision ofItsTag) {
        if (units.isMember(digest) && !standing.isRoot(digest) && ofItsTag != null) {
            standing.own(digest, ofItsTag);
        }
        if (pins.has(digest) && !standing.isRoot(digest)) {
            Decision without = standing.own(digest).orElseGet(() -> Decision.keep(null, ""));
            String user = pins.user(digest);
            standing.root(
                    digest,
                    RootReason.IN_USE,
                    without.keeps() ? Decision.keep(null, user) : without.keptBy(Decision.IN_USE, user));
        }
    }

    /** The young stay, and what they lead to. */
    private void keepTheYoung() {
        Map<String, Instant> newest = new TreeMap<>();
        contents.manifests().forEach(manifest -> newest.put(manifest.digest(), timeOf(manifest.pushedAt())));
        for (Tag tag : contents.tags()) {
            if (tag.digest() != null) {
                newest.computeIfPresent(tag.digest(), (digest, time) -> latest(time, timeOf(tag.pushedAt())));
            }
        }
        newest.forEach((digest, time) -> {
            if (time.isAfter(cutoff) && !standing.isReached(digest)) {
                standing.root(
                        digest,
                        RootReason.AGE,
                        standing.alone(digest).keptBy(Decision.AGE, "younger than the minimum age"));
                standing.reach(digest);
            }
        });
    }

    private List<TagDecision> ofTags() {
        List<TagDecision> decisions = new ArrayList<>();
        for (Tag tag : contents.tags()) {
            Decision decision = tagDecisions.get(tag.name());
            decisions.add(new TagDecision(tag, decision == null ? ofFollower(tag) : decision));
        }
        return decisions;
    }

    /** A tag that lives and dies with its subject. */
    private Decision ofFollower(Tag tag) {
        String subject = units.subject(tag).orElseThrow();
        if (standing.isReached(subject)) {
            return Decision.keep(null, "it is about " + subject + ", which stays");
        }
        Decision decision = Decision.take(standing.alone(subject).rule(), "it is about " + subject + ", which goes");
        return isYoung(tag) ? decision.keptBy(Decision.AGE, "younger than the minimum age") : decision;
    }

    private List<ManifestDecision> ofManifests() {
        List<ManifestDecision> decisions = new ArrayList<>();
        for (Manifest manifest : contents.manifests()) {
            String digest = manifest.digest();
            String reason = standing.rootReason(digest);
            boolean isOrphaned =
                    orphans.contains(digest) && !timeOf(manifest.pushedAt()).isAfter(cutoff);
            decisions.add(new ManifestDecision(digest, reason, standing.decision(digest), isOrphaned));
        }
        return decisions;
    }

    /** By manifest: why a tag of it goes. */
    private Map<String, Decision> takenTags() {
        Map<String, Decision> taken = new HashMap<>();
        for (Tag tag : contents.tags()) {
            Decision decision = tagDecisions.get(tag.name());
            if (decision != null && !decision.keeps() && tag.digest() != null) {
                taken.putIfAbsent(
                        tag.digest(),
                        Decision.take(decision.rule(), "tag '" + tag.name() + "': " + decision.evidence()));
            }
        }
        return taken;
    }

    private Map<String, String> keptTags() {
        Map<String, String> kept = new TreeMap<>();
        for (Tag tag : contents.tags()) {
            Decision decision = tagDecisions.get(tag.name());
            if (decision != null && decision.keeps() && tag.digest() != null) {
                kept.put(tag.name(), tag.digest());
            }
        }
        return kept;
    }

    private boolean isYoung(Tag tag) {
        Instant ofManifest =
                units.manifest(tag).map(manifest -> timeOf(manifest.pushedAt())).orElse(Instant.MIN);
        return latest(timeOf(tag.pushedAt()), ofManifest).isAfter(cutoff);
    }

    private boolean isEmptied() {
        return standing.reachesNothing()
                && !contents.manifests().isEmpty()
                && contents.tags().stream()
                        .anyMatch(tag -> timeOf(tag.pushedAt()).isAfter(now.minus(LATELY)));
    }

    /** What the storage does not say is the newest. */
    private static Instant timeOf(@Nullable Instant time) {
        return time == null ? Instant.MAX : time;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

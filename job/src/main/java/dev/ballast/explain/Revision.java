package dev.ballast.explain;

import com.google.common.base.Splitter;
import dev.ballast.registry.ReferrerTags;
import dev.ballast.tables.RowSearch.Found;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A manifest in a repository, as the published table {@code images} has it. */
record Revision(
        String repository,
        String digest,
        @Nullable String kind,
        @Nullable String platform,
        long tags,
        @Nullable String tagSample,
        boolean reachable,
        @Nullable String rootReason,
        @Nullable String subject,
        @Nullable String decision,
        @Nullable String rule,
        @Nullable String evidence) {

    static final String DIGEST = "digest";

    static final List<String> COLUMNS = List.of(
            "repository",
            DIGEST,
            "kind",
            "platform",
            "tags",
            "tag_sample",
            "reachable",
            "root_reason",
            "subject_digest",
            "decision",
            "rule",
            "evidence");

    static Revision of(Found found) {
        return new Revision(
                String.valueOf(found.text("repository")),
                found.text(),
                found.text("kind"),
                found.text("platform"),
                found.number("tags"),
                found.text("tag_sample"),
                found.flag("reachable"),
                found.text("root_reason"),
                found.text("subject_digest"),
                found.text("decision"),
                found.text("rule"),
                found.text("evidence"));
    }

    /** Whether a root of its repository reaches it, and it is one. */
    boolean isRoot() {
        return reachable && rootReason != null;
    }

    /** What it refers to: its subject, and what those of its tags are about that are named for a manifest. */
    Set<String> subjects(LastRun run) throws IOException {
        Set<String> subjects = new TreeSet<>();
        if (subject != null) {
            subjects.add(subject);
        }
        if (tagSample != null && !isRoot()) {
            List<String> sample = Splitter.on(',').splitToList(tagSample);
            Collection<String> all = tags == sample.size() ? sample : TagState.namesOf(run, repository, digest);
            all.forEach(tag -> ReferrerTags.subject(tag).ifPresent(subjects::add));
        }
        return subjects;
    }

    boolean isTaken() {
        return "delete".equals(decision);
    }

    Chain.Step step(String role) {
        return new Chain.Step(digest, kind, platform, role);
    }
}

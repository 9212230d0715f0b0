package dev.ballast.policy;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tag, or a manifest without one, about which rules are asked until one decides. */
final class Question {
    private final @Nullable String tag;
    private final String digest;
    private final @Nullable Instant pushedAt;
    private final @Nullable Instant pulledAt;
    private @Nullable Decision decision;

    Question(@Nullable String tag, String digest, @Nullable Instant pushedAt, @Nullable Instant pulledAt) {
        this.tag = tag;
        this.digest = digest;
        this.pushedAt = pushedAt;
        this.pulledAt = pulledAt;
    }

    static Question of(Contents.Tag tag) {
        return new Question(tag.name(), tag.digest() == null ? "" : tag.digest(), tag.pushedAt(), tag.pulledAt());
    }

    static Question of(Contents.Manifest manifest) {
        return new Question(null, manifest.digest(), manifest.pushedAt(), manifest.pulledAt());
    }

    Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    String digest() {
        return digest;
    }

    /** What it is called where order or groups need a name. */
    String name() {
        return tag == null ? digest : tag;
    }

    /** When it was pushed; what the storage does not say is the newest. */
    Instant pushedAt() {
        return pushedAt == null ? Instant.MAX : pushedAt;
    }

    /** When it was last pulled, or, if never, pushed. */
    Instant usedAt() {
        return pulledAt == null || pulledAt.isBefore(pushedAt()) ? pushedAt() : pulledAt;
    }

    void decide(Decision made) {
        decision = made;
    }

    boolean isOpen() {
        return decision == null;
    }

    Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }
}

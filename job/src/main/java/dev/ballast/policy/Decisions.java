package dev.ballast.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy decides in one repository.
 *
 * @param emptied whether a tag was pushed lately and yet nothing stays
 * @param missing uses of images that are not there
 */
public record Decisions(
        List<TagDecision> tags, List<ManifestDecision> manifests, boolean emptied, List<Contents.Pin> missing) {

    public Decisions {
        tags = List.copyOf(tags);
        manifests = List.copyOf(manifests);
        missing = List.copyOf(missing);
    }

    /** What becomes of a tag. */
    public record TagDecision(Contents.Tag tag, Decision decision) {}

    /**
     * What becomes of a revision.
     *
     * @param rootReason what makes it a root; nothing if it is none
     * @param orphaned whether it refers to something that is not there
     */
    public record ManifestDecision(String digest, @Nullable String rootReason, Decision decision, boolean orphaned) {}
}

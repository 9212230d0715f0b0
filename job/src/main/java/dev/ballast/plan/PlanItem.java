package dev.ballast.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.function.UnaryOperator;

/**
 * One item of a plan, as {@code items.csv} holds it; what is not known is empty.
 *
 * @param item the kind of thing
 * @param reason a {@link Reason}'s label
 * @param repository of links and uploads
 * @param path relative to the storage root
 * @param modifiedAt ISO 8601
 * @param newestLinkAt ISO 8601
 * @param linkingRepositories how many repositories link a blob
 * @param tag of what belongs to a tag
 * @param rule the policy's rule that takes it
 * @param evidence what the rule's decision stands on, in words
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlanItem(
        String item,
        String reason,
        String repository,
        String digest,
        String path,
        long sizeBytes,
        String modifiedAt,
        String newestLinkAt,
        String lastLinkedBy,
        long linkingRepositories,
        String tag,
        String rule,
        String evidence) {

    /** The same item with every text as this makes it. */
    PlanItem map(UnaryOperator<String> change) {
        return new PlanItem(
                change.apply(item),
                change.apply(reason),
                change.apply(repository),
                change.apply(digest),
                change.apply(path),
                sizeBytes,
                modifiedAt,
                newestLinkAt,
                change.apply(lastLinkedBy),
                linkingRepositories,
                change.apply(tag),
                change.apply(rule),
                change.apply(evidence));
    }

    /** The one repository that links it, or nothing if several do or none does. */
    public String owner() {
        if (!repository.isEmpty()) {
            return repository;
        }
        return linkingRepositories == 1 ? lastLinkedBy : "";
    }
}

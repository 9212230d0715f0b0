package dev.ballast.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags that hold what refers to a manifest, where a registry or a client does without the referrers API:
 * {@code sha256-<hex>}, an index of referrers (OCI distribution specification 1.1, "Referrers Tag Schema"), and cosign's
 * {@code .sig}, {@code .att} and {@code .sbom} behind it.
 */
public final class ReferrerTags {
    private static final Pattern SHAPE = Pattern.compile("(sha256)-([0-9a-f]{64})(\\.(sig|att|sbom))?");

    private ReferrerTags() {}

    /** The manifest that such a tag is about; nothing of any other tag. */
    public static Optional<String> subject(String tag) {
        Matcher matcher = SHAPE.matcher(tag);
        return matcher.matches() ? Optional.of(matcher.group(1) + ":" + matcher.group(2)) : Optional.empty();
    }
}

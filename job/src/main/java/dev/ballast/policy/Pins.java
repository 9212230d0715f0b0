package dev.ballast.policy;

import dev.ballast.policy.Contents.Pin;
import dev.ballast.policy.Contents.Tag;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Uses of a repository's images: what is used stays, and what is used and is not there is a problem. */
final class Pins {
    private final Contents contents;
    private final Units units;
    private final Map<String, String> users = new HashMap<>();

    Pins(Contents contents, Units units) {
        this.contents = contents;
        this.units = units;
        contents.pins().forEach(pin -> users.putIfAbsent(pin.reference(), "in use by " + pin.user()));
    }

    /** Whether a tag's name, or a digest, is in use. */
    boolean has(String reference) {
        return users.containsKey(reference);
    }

    /** Who uses it, in words. */
    String user(String reference) {
        return String.valueOf(users.get(reference));
    }

    /** Uses of what is not there. */
    List<Pin> missing() {
        if (contents.tags().isEmpty() && contents.manifests().isEmpty()) {
            // Of another registry: feeds name the images of all.
            return List.of();
        }
        Set<String> tags = contents.tags().stream().map(Tag::name).collect(Collectors.toSet());
        return contents.pins().stream()
                .filter(pin -> pin.isDigest() ? !units.has(pin.reference()) : !tags.contains(pin.reference()))
                .sorted(Comparator.comparing(Pin::reference).thenComparing(Pin::user))
                .toList();
    }
}

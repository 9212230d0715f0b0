package dev.ballast.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.registry.Digest;
import dev.ballast.sample.ManifestDocuments;
import dev.ballast.testing.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Writes one small random registry of three projects. But for the empty config of artifacts, its names and digests are no
 * other registry's.
 */
final class RandomRegistry {
    private static final List<String> TAGS = List.of("1", "1.0", "2", "a", "b", "edge", "latest", "stable");
    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64", "linux/arm/v7");

    private final RegistryWriter registry;
    private final RandomGenerator random;
    private final String prefix;
    private final boolean losesBlobs;
    private final int layers;
    private final List<Draft> pushed = new ArrayList<>();

    /**
     * @param losesBlobs whether blobs that manifests name may be missing; then nothing may be planned
     */
    RandomRegistry(RegistryWriter registry, RandomGenerator random, String prefix, boolean losesBlobs) {
        this.registry = registry;
        this.random = random;
        this.prefix = prefix;
        this.losesBlobs = losesBlobs;
        this.layers = 1 + random.nextInt(6);
    }

    void write() {
        for (int i = 0; i < layers; i++) {
            if (!losesBlobs || random.nextInt(10) > 0) {
                registry.blob(layerName(i), time());
            }
        }
        List<String> repositories = List.of(prefix + "/a", prefix + "/a/nested", prefix + "-b/a", prefix + "-c");
        int steps = 1 + random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            step(repositories.get(random.nextInt(repositories.size())));
        }
    }

    private void step(String repository) {
        switch (random.nextInt(16)) {
            case 0 -> unreadable(repository);
            case 1, 2 -> push(repository, index(repository));
            case 3 -> leftovers(repository);
            case 4 -> bySha512(repository);
            case 5 -> push(repository, Draft.schema1(prefix, List.of(layer(), layer())));
            case 6, 7 -> push(repository, referrer(repository));
            case 8 -> tags(repository);
            case 9 -> copy(repository);
            default -> push(repository, image(repository));
        }
    }

    private Draft image(String repository) {
        List<Part> parts = new ArrayList<>(base());
        for (int i = 0; i < layers; i++) {
            if (random.nextBoolean()) {
                Part layer = part(i);
                parts.add(layer);
                if (layer.foreign() || random.nextInt(8) > 0) {
                    registry.layerLink(repository, layer.digest(), time());
                }
            }
        }
        if (!parts.isEmpty() && random.nextInt(10) == 0) {
            parts.add(parts.get(0));
        }
        Instant created = random.nextInt(3) == 0 ? time() : null;
        return Draft.oci(config(repository, parts), parts, created);
    }

    /** What an image is built upon, now and then: all layers of one that was pushed before. */
    private List<Part> base() {
        Said said =
                pushed.isEmpty() || random.nextInt(3) > 0 ? null : oneOf(pushed).said();
        return said == null || !Said.IMAGE.equals(said.kind())
                ? List.of()
                : said.parts().stream()
                        .filter(part -> part.role().equals(Part.LAYER) && part.bytes() != Part.UNSAID)
                        .toList();
    }

    private Part config(String repository, List<Part> layers) {
        String type = random.nextInt(10) == 0 ? Draft.CHART_CONFIG : Draft.IMAGE_CONFIG;
        String content = type + " of " + layers + " in " + prefix;
        Digest config = registry.blob(content, time());
        registry.layerLink(repository, config, time());
        return new Part(Part.CONFIG, type, config, content.length(), false, null);
    }

    /** A layer, now and then of another type, of a wrong size, or one that clients fetch from elsewhere. */
    private Part part(int number) {
        String type = Part.LAYER_TYPE;
        if (random.nextInt(12) == 0) {
            type = random.nextBoolean() ? Part.FOREIGN_TYPE : Part.OTHER_LAYER_TYPE;
        }
        boolean isElsewhere = type.equals(Part.FOREIGN_TYPE) && random.nextBoolean();
        String name = isElsewhere ? prefix + "-elsewhere" : layerName(number);
        return Part.layer(type, digestOf(name), random.nextInt(30) == 0 ? 1 : name.length());
    }

    private Draft index(String repository) {
        List<Part> entries = new ArrayList<>();
        for (Draft draft : pushed) {
            if (random.nextBoolean()) {
                entries.add(draft.entry(random.nextInt(4) == 0 ? null : oneOf(PLATFORMS)));
                if (random.nextInt(3) > 0) {
                    registry.revisionLink(repository, draft.digest(), time());
                }
            }
        }
        return Draft.index(entries);
    }

    private Draft referrer(String repository) {
        registry.blob(ManifestDocuments.EMPTY_CONFIG.content(), time());
        registry.layerLink(repository, ManifestDocuments.EMPTY_CONFIG.digest(), time());
        Digest subject =
                pushed.isEmpty() ? digestOf(prefix + "-nowhere") : oneOf(pushed).digest();
        return Draft.referrer(List.of(part(random.nextInt(layers))), subject);
    }

    private void bySha512(String repository) {
        String name = prefix + "-sha512-" + random.nextInt(3);
        Digest named = sha512(name);
        registry.layerLink(repository, named, registry.blob(name, time()), time());
        registry.layerLink(repository, digestOf(name), time());
        if (random.nextInt(3) == 0) {
            named = sha512(name + "-nowhere");
        }
        Part layer = Part.layer(Part.LAYER_TYPE, named, name.length());
        Draft draft = Draft.oci(config(repository, List.of(layer)), List.of(layer), null);
        registry.document(draft, time());
        registry.revisionLink(repository, draft.digest(), time());
        tagNowAndThen(repository, draft);
    }

    private void unreadable(String repository) {
        Draft draft = random.nextBoolean()
                ? Draft.damaged(prefix + random.nextInt(3))
                : Draft.unknown(List.of(part(random.nextInt(layers))));
        registry.document(draft, time());
        registry.revisionLink(repository, draft.digest(), time());
        registry.layerLink(repository, layer(), time());
        tagNowAndThen(repository, draft);
        if (random.nextInt(4) == 0) {
            registry.unreadableTag(repository, "emptied", time());
        }
    }

    /** Links that nothing needs, and unfinished uploads. */
    private void leftovers(String repository) {
        switch (random.nextInt(4)) {
            case 0 -> registry.layerLink(repository, layer(), time());
            case 1 -> registry.layerLink(repository, digestOf(prefix + "-gone"), time());
            case 2 -> registry.revisionLink(repository, digestOf(prefix + "-gone manifest"), time());
            default -> {
                String uuid = UUID.nameUUIDFromBytes((prefix + random.nextInt(3)).getBytes(UTF_8))
                        .toString();
                registry.upload(repository, uuid, random.nextInt(1000), time());
            }
        }
    }

    /** Something that was pushed before, mounted from another repository. */
    private void copy(String repository) {
        if (!pushed.isEmpty()) {
            Draft draft = oneOf(pushed);
            registry.revisionLink(repository, draft.digest(), time());
            tagNowAndThen(repository, draft);
        }
    }

    private void tags(String repository) {
        if (!pushed.isEmpty()) {
            Draft draft = oneOf(pushed);
            TAGS.stream()
                    .filter(tag -> random.nextInt(4) > 0)
                    .forEach(tag -> registry.tag(repository, tag, draft.digest(), time()));
        }
    }

    /** Pushed whole, or without its document, or deleted again. */
    private void push(String repository, Draft draft) {
        int fate = random.nextInt(8);
        if (fate > 0 || !losesBlobs) {
            registry.document(draft, time());
        }
        registry.revisionLink(repository, draft.digest(), time());
        tagNowAndThen(repository, draft);
        if (fate == 1) {
            registry.loseRevisionLink(repository, draft.digest());
        }
        pushed.add(draft);
    }

    private void tagNowAndThen(String repository, Draft draft) {
        if (random.nextInt(3) > 0) {
            registry.tag(repository, oneOf(TAGS), draft.digest(), time());
        }
    }

    /** Whole days before now, so that things often have the same age; some are too young to go, some exactly not. */
    private Instant time() {
        return TestRegistry.NOW.minus(Duration.ofDays(5 + random.nextInt(20)));
    }

    private Digest layer() {
        return digestOf(layerName(random.nextInt(layers)));
    }

    private String layerName(int number) {
        return prefix + "-layer-" + number;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Digest digestOf(String content) {
        return Digest.sha256(content.getBytes(UTF_8));
    }

    private static Digest sha512(String content) {
        return Digest.of(Digest.Algorithm.SHA512, content.getBytes(UTF_8));
    }
}

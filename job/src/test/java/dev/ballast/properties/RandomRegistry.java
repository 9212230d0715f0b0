package dev.ballast.properties;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Writes one small random registry, and says in a model what it wrote. Its names and digests are no other's. */
final class RandomRegistry {
    private final RegistryWriter registry;
    private final Model model;
    private final RandomGenerator random;
    private final String prefix;

    RandomRegistry(RegistryWriter registry, Model model, RandomGenerator random, String prefix) {
        this.registry = registry;
        this.model = model;
        this.random = random;
        this.prefix = prefix;
    }

    void write() {
        List<String> repositories = List.of(prefix + "/a", prefix + "/ab", prefix + "/a/nested");
        int layers = 1 + random.nextInt(6);
        for (int i = 0; i < layers; i++) {
            if (random.nextInt(10) > 0) {
                model.stored.add(registry.blob(layer(i)));
            }
        }
        List<Document> images = new ArrayList<>();
        int pushes = 1 + random.nextInt(5);
        for (int i = 0; i < pushes; i++) {
            String repository = repositories.get(random.nextInt(repositories.size()));
            push(repository, images, layers);
        }
    }

    private void push(String repository, List<Document> images, int layers) {
        switch (random.nextInt(9)) {
            case 0 -> damaged(repository, layers);
            case 1, 2 -> index(repository, images);
            case 3 -> link(repository, RegistryWriter.digestOf(layer(random.nextInt(layers))));
            case 4 -> bySha512(repository);
            case 5 -> schema1(repository, layers);
            default -> images.add(image(repository, layers));
        }
    }

    private Document image(String repository, int layers) {
        List<Descriptor> named = new ArrayList<>();
        Set<Digest> names = new HashSet<>();
        for (int i = 0; i < layers; i++) {
            if (random.nextBoolean()) {
                Descriptor layer = random.nextInt(12) == 0
                        ? RegistryWriter.foreignLayer(layer(i))
                        : RegistryWriter.layer(layer(i));
                named.add(layer);
                names.add(layer.digest());
                if (random.nextInt(8) > 0 && !layer.isForeign()) {
                    link(repository, layer.digest());
                }
            }
        }
        return pushed(repository, named.toArray(Descriptor[]::new), names);
    }

    private void bySha512(String repository) {
        String name = prefix + "-sha512-" + random.nextInt(3);
        Descriptor resolved = registry.layerBySha512(repository, name);
        model.stored.add(RegistryWriter.digestOf(name));
        Digest stored = RegistryWriter.digestOf(name);
        model.repository(repository).layerLinks.put(resolved.digest(), stored);
        link(repository, stored);
        if (random.nextInt(3) > 0) {
            pushed(repository, new Descriptor[] {resolved}, Set.of(RegistryWriter.digestOf(name)));
        } else {
            Descriptor unresolved = RegistryWriter.layerNowhere(name + "-nowhere");
            model.unresolved.add(
                    pushed(repository, new Descriptor[] {unresolved}, Set.of()).digest());
        }
    }

    private Document pushed(String repository, Descriptor[] layers, Set<Digest> names) {
        Document document = registry.imageDocument(repository, layers);
        Digest config = RegistryWriter.configOf(repository, layers).digest();
        model.stored.add(config);
        model.repository(repository).layerLinks.put(config, config);
        Set<Digest> all = new HashSet<>(names);
        all.add(config);
        manifest(repository, document, all);
        return document;
    }

    private void index(String repository, List<Document> images) {
        List<Descriptor> children = new ArrayList<>();
        Set<Digest> names = new HashSet<>();
        for (Document image : images) {
            if (random.nextBoolean()) {
                children.add(image.descriptor());
                names.add(image.digest());
                if (random.nextInt(3) > 0) {
                    model.repository(repository).revisions.add(image.digest());
                    registry.revisionLink(repository, image.digest());
                }
            }
        }
        Document index = ManifestDocuments.ociIndex(children);
        manifest(repository, index, names);
        images.add(index);
    }

    private void schema1(String repository, int layers) {
        Digest layer = RegistryWriter.digestOf(layer(random.nextInt(layers)));
        String document = "{\"schemaVersion\": 1, \"name\": \"" + prefix + "\", \"fsLayers\": [{\"blobSum\": \"" + layer
                + "\"}], \"history\": [{\"v1Compatibility\": \"{}\"}]}";
        Digest digest = registry.manifest(repository, document);
        model.stored.add(digest);
        model.names.put(digest, Set.of(layer));
        model.repository(repository).revisions.add(digest);
    }

    private void damaged(String repository, int layers) {
        Digest digest = registry.manifest(repository, "{\"broken\": \"" + prefix + random.nextInt(3));
        model.stored.add(digest);
        model.repository(repository).revisions.add(digest);
        link(repository, RegistryWriter.digestOf(layer(random.nextInt(layers))));
    }

    /** Pushed whole, or without its document, or deleted again. */
    private void manifest(String repository, Document document, Set<Digest> names) {
        model.names.put(document.digest(), names);
        int fate = random.nextInt(8);
        if (fate > 0) {
            registry.manifest(repository, document.content());
            model.stored.add(document.digest());
        }
        model.repository(repository).revisions.add(document.digest());
        registry.revisionLink(repository, document.digest());
        if (fate == 1) {
            model.repository(repository).revisions.remove(document.digest());
            registry.loseRevisionLink(repository, document.digest());
        }
    }

    private void link(String repository, Digest digest) {
        registry.layerLink(repository, digest);
        model.repository(repository).layerLinks.put(digest, digest);
    }

    private String layer(int number) {
        return prefix + "-layer-" + number;
    }
}

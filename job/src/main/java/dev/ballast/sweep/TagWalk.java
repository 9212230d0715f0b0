package dev.ballast.sweep;

import dev.ballast.registry.Digest;
import dev.ballast.registry.IndexManifest;
import dev.ballast.registry.InvalidManifestException;
import dev.ballast.registry.Manifest;
import dev.ballast.registry.ManifestParser;
import dev.ballast.registry.Reference;
import dev.ballast.registry.ReferenceRole;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.ReadOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes from one tag to everything that a pull of it asks for, as a registry would. */
final class TagWalk {
    private static final ManifestParser PARSER = ManifestParser.withDefaultLimits();
    private static final int LINK_LIMIT_BYTES = 1024;

    private final SweptRegistry registry;
    private final DigestSet present;
    private final String repository;
    private final String tag;
    private final List<String> lacksBySweep = new ArrayList<>();
    private final List<String> lacks = new ArrayList<>();
    private Optional<Digest> target = Optional.empty();

    /**
     * A walk that has not begun.
     *
     * @param present what others have found in its place; what this one finds is added
     */
    TagWalk(SweptRegistry registry, DigestSet present, String repository, String tag) {
        this.registry = registry;
        this.present = present;
        this.repository = repository;
        this.tag = tag;
    }

    /** Whether the tag has a link that holds a digest. */
    boolean leadsSomewhere() {
        return target.isPresent();
    }

    /** What the tag lacks and lies in the plan's quarantine. */
    List<String> lacksBySweep() {
        return lacksBySweep;
    }

    /** What the tag lacks and the plan had not taken. */
    List<String> lacks() {
        return lacks;
    }

    /**
     * This walk, when it has come to its end.
     *
     * @throws PartialViewException if the storage fails
     */
    TagWalk walked() {
        String link = RegistryLayout.tagCurrentLinkPath(repository, tag);
        target = Digest.tryParse(LinkText.of(registry.reader(), link, LINK_LIMIT_BYTES));
        target.ifPresent(this::walk);
        return this;
    }

    private void walk(Digest from) {
        Deque<Digest> open = new ArrayDeque<>(List.of(from));
        Set<Digest> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Optional<Manifest> manifest = manifest(open.pop());
            if (manifest.isEmpty()) {
                continue;
            }
            for (Reference reference : manifest.get().references()) {
                Digest named = reference.digest();
                if (isEntry(manifest.get(), reference)) {
                    // An index may list platforms that are not here.
                    if (registry.remover().isStored(RegistryLayout.revisionLinkPath(repository, named))
                            && seen.add(named)) {
                        open.push(named);
                    }
                } else if (reference.role() != ReferenceRole.SUBJECT && reference.isStoredHere()) {
                    // The link of a blob that is not stored led nowhere before it went, too.
                    if (requireBlob(named)) {
                        require(RegistryLayout.layerLinkPath(repository, named));
                    }
                }
            }
        }
    }

    private static boolean isEntry(Manifest manifest, Reference reference) {
        return manifest instanceof IndexManifest
                && reference.role() == ReferenceRole.MANIFEST
                && !reference.isStoredHere();
    }

    private Optional<Manifest> manifest(Digest digest) {
        require(RegistryLayout.revisionLinkPath(repository, digest));
        if (!requireBlob(digest)) {
            return Optional.empty();
        }
        ReadOutcome outcome = registry.reader()
                .read(RegistryLayout.blobPath(digest), PARSER.limits().maxBytes());
        if (!(outcome instanceof ReadOutcome.Content content)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PARSER.parse(content.bytes()));
        } catch (InvalidManifestException e) {
            return Optional.empty();
        }
    }

    private boolean requireBlob(Digest digest) {
        // Other digests are resolved by their links, which are required as well.
        return !digest.isCanonical() || require(RegistryLayout.blobPath(digest));
    }

    private boolean require(String path) {
        if (present.contains(path)) {
            return true;
        }
        if (registry.remover().isStored(path)) {
            present.add(path);
            return true;
        }
        (registry.remover().isAside(path) ? lacksBySweep : lacks).add(repository + ":" + tag + " lacks " + path);
        return false;
    }
}

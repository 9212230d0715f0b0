package dev.ballast.sweep;

import dev.ballast.registry.Digest;
import dev.ballast.registry.IndexManifest;
import dev.ballast.registry.InvalidManifestException;
import dev.ballast.registry.Manifest;
import dev.ballast.registry.ManifestParser;
import dev.ballast.registry.Reference;
import dev.ballast.registry.ReferenceRole;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.StoredFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sure that the tags of repositories lead to everything that a pull of them asks for. */
final class TagCheck {
    private static final ManifestParser PARSER = ManifestParser.withDefaultLimits();
    private static final int LINK_LIMIT_BYTES = 1024;
    private static final int MOST_FINDINGS = 100;

    private final SweptRegistry registry;
    private final DigestSet present = new DigestSet();
    private final List<String> brokenBySweep = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private long tags;

    TagCheck(SweptRegistry registry) {
        this.registry = registry;
    }

    /** Tags that were checked. */
    long tags() {
        return tags;
    }

    /** Tags that lack what lies in the plan's quarantine, with what that is. */
    List<String> brokenBySweep() {
        return brokenBySweep;
    }

    /** Tags that lack something that the plan had not taken. */
    List<String> broken() {
        return broken;
    }

    void check(Set<String> repositories) {
        repositories.stream().sorted().forEach(this::check);
    }

    private void check(String repository) {
        String folder = RegistryLayout.REPOSITORIES + "/" + repository + "/_manifests/tags";
        for (String tag : registry.lister().in(folder).folders()) {
            for (Listed listed : registry.lister().in(tag + "/current").files()) {
                if (listed instanceof StoredFile link && link.path().endsWith("/link")) {
                    String name = tag.substring(tag.lastIndexOf('/') + 1);
                    String target = LinkText.of(registry.reader(), link, LINK_LIMIT_BYTES);
                    Digest.tryParse(target).ifPresent(digest -> check(repository, name, digest));
                }
            }
        }
    }

    private void check(String repository, String tag, Digest target) {
        tags++;
        Deque<Digest> open = new ArrayDeque<>(List.of(target));
        Set<Digest> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Optional<Manifest> manifest = manifest(repository, tag, open.pop());
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
                    if (requireBlob(repository, tag, named)) {
                        require(repository, tag, RegistryLayout.layerLinkPath(repository, named));
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

    private Optional<Manifest> manifest(String repository, String tag, Digest digest) {
        require(repository, tag, RegistryLayout.revisionLinkPath(repository, digest));
        if (!requireBlob(repository, tag, digest)) {
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

    private boolean requireBlob(String repository, String tag, Digest digest) {
        // Other digests are resolved by their links, which are required as well.
        return !digest.isCanonical() || require(repository, tag, RegistryLayout.blobPath(digest));
    }

    private boolean require(String repository, String tag, String path) {
        if (present.contains(path)) {
            return true;
        }
        if (registry.remover().isStored(path)) {
            present.add(path);
            return true;
        }
        boolean isAside = registry.remover().isAside(path);
        List<String> findings = isAside ? brokenBySweep : broken;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(repository + ":" + tag + " lacks " + path);
        }
        return false;
    }
}

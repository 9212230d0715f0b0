package dev.ballast.sample;

import dev.ballast.registry.Digest;
import dev.ballast.registry.InvalidManifestException;
import dev.ballast.registry.Manifest;
import dev.ballast.registry.ManifestKind;
import dev.ballast.registry.ManifestParser;
import dev.ballast.registry.Reference;
import dev.ballast.registry.ReferenceRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What publications measure of a registry, counted from histories as they are at the end. */
final class Measured {
    private final ManifestParser parser = ManifestParser.withDefaultLimits();
    private final List<Integer> layersPerImage = new ArrayList<>();
    private final Map<Digest, Long> layerSizes = new HashMap<>();
    private final Map<Digest, Integer> layerReferences = new HashMap<>();
    private final Map<Digest, Long> referenced = new HashMap<>();
    private final Set<Digest> seen = new HashSet<>();
    private long logicalBytes;

    static Measured of(SampleSettings settings) {
        Measured measured = new Measured();
        new SampleRegistry(settings).forEach(measured::add);
        return measured;
    }

    /** The value that this share of all does not exceed. */
    static <T extends Comparable<T>> T quantile(Collection<T> values, double share) {
        List<T> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    List<Integer> layersPerImage() {
        return layersPerImage;
    }

    Collection<Long> layerSizes() {
        return layerSizes.values();
    }

    double shareOfLayersReferenced(int least, int most) {
        long count = layerReferences.values().stream()
                .filter(references -> references >= least && references <= most)
                .count();
        return (double) count / layerReferences.size();
    }

    double deduplicationRatio() {
        return (double) logicalBytes
                / referenced.values().stream().mapToLong(Long::longValue).sum();
    }

    private void add(RepositoryHistory history) {
        Map<Digest, Document> revisions = new HashMap<>();
        for (Push push : history.pushes()) {
            if (push.deletedAt().equals(Push.NEVER)) {
                push.contents().manifests().forEach(manifest -> revisions.put(manifest.digest(), manifest));
            }
        }
        revisions.values().forEach(this::add);
    }

    private void add(Document document) {
        Manifest manifest = parse(document);
        List<Reference> blobs = manifest.kind() == ManifestKind.INDEX
                ? List.of()
                : manifest.references().stream()
                        .filter(reference -> reference.role() != ReferenceRole.SUBJECT)
                        .toList();
        logicalBytes += document.sizeBytes();
        referenced.put(document.digest(), document.sizeBytes());
        for (Reference blob : blobs) {
            logicalBytes += blob.declaredSizeBytes();
            referenced.put(blob.digest(), blob.declaredSizeBytes());
        }
        if (seen.add(document.digest()) && isContainerImage(blobs)) {
            addImage(blobs);
        }
    }

    private void addImage(List<Reference> blobs) {
        int layers = 0;
        for (Reference layer : blobs) {
            if (layer.role() == ReferenceRole.LAYER) {
                layers++;
                layerSizes.put(layer.digest(), layer.declaredSizeBytes());
                layerReferences.merge(layer.digest(), 1, Integer::sum);
            }
        }
        layersPerImage.add(layers);
    }

    private static boolean isContainerImage(List<Reference> blobs) {
        return blobs.stream().anyMatch(blob -> blob.mediaType().contains(".tar"));
    }

    private Manifest parse(Document document) {
        try {
            return parser.parse(document.content());
        } catch (InvalidManifestException e) {
            throw new AssertionError(document.toString(), e);
        }
    }
}

package dev.ballast.official;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.sample.Document;
import dev.ballast.sample.ManifestDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a tag serves, as the push that made it so: one image, or one per platform and an index of them.
 *
 * <p>The bytes of the real indexes are not known. Each is replaced by a list of the same images, under its own digest.
 *
 * @param top what the tag points at
 */
record Push(Tagging tagging, List<RebuiltImage> images, Document top) {
    Push {
        images = List.copyOf(images);
    }

    /** The pushes that these images came by, one per tag. */
    static List<Push> of(List<OfficialImage> images) {
        Map<Tagging, List<OfficialImage>> byTag =
                images.stream().collect(groupingBy(OfficialImage::tagging, LinkedHashMap::new, toList()));
        Map<Digest, RebuiltImage> rebuilt = new HashMap<>();
        List<Push> pushes = new ArrayList<>();
        byTag.forEach((tagging, served) -> pushes.add(push(tagging, served, rebuilt)));
        return pushes;
    }

    /** The manifests that it leaves in the repository. */
    Stream<Document> manifests() {
        return Stream.concat(images.stream().map(RebuiltImage::document), Stream.of(top));
    }

    private static Push push(Tagging tagging, List<OfficialImage> served, Map<Digest, RebuiltImage> rebuilt) {
        List<RebuiltImage> images = new ArrayList<>();
        List<Descriptor> listed = new ArrayList<>();
        for (OfficialImage image : served) {
            RebuiltImage known = rebuilt.computeIfAbsent(image.manifest(), digest -> RebuiltImage.of(image));
            images.add(known);
            listed.add(known.document().descriptor(image.platform()));
        }
        boolean isIndex = served.get(0).listed();
        return new Push(
                tagging,
                images,
                isIndex ? ManifestDocuments.dockerList(listed) : images.get(0).document());
    }
}

package dev.ballast.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import dev.ballast.registry.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table {@code base_images}. */
final class NaiveBases {
    private final Model model;
    private final List<Image> images = new ArrayList<>();

    /**
     * A reachable image.
     *
     * @param layers distinct, lowest first
     */
    private record Image(String repository, Digest digest, List<Digest> layers, Instant pushedAt) {

        boolean beginsWith(List<Digest> chain) {
            return layers.size() >= chain.size()
                    && layers.subList(0, chain.size()).equals(chain);
        }

        boolean isExactly(List<Digest> chain) {
            return layers.equals(chain);
        }

        /** Its layers up to each of them. */
        Stream<List<Digest>> chains() {
            return IntStream.rangeClosed(1, layers.size()).mapToObj(length -> layers.subList(0, length));
        }
    }

    /** A tag, with the images of its repository that it leads to. */
    private record Tag(String repository, String name, Instant at, List<Image> images) {}

    NaiveBases(Model model) {
        this.model = model;
        model.repositories.forEach((name, repository) -> repository.revisions.forEach((revision, link) -> {
            Said said = model.said.get(revision);
            if (said != null && model.isStored(revision) && Said.IMAGE.equals(said.kind())) {
                images.add(new Image(name, revision, layers(repository, said), link.at()));
            }
        }));
    }

    private static List<Digest> layers(Model.Repository repository, Said said) {
        return said.parts().stream()
                .filter(part -> part.role().equals(Part.LAYER))
                .map(part -> repository.resolved(part.digest()).orElse(part.digest()))
                .distinct()
                .toList();
    }

    List<Map<String, @Nullable Object>> rows() {
        Map<List<Digest>, List<Image>> beginning = new LinkedHashMap<>();
        images.forEach(image -> image.chains()
                .forEach(chain -> beginning
                        .computeIfAbsent(chain, unseen -> new ArrayList<>())
                        .add(image)));
        Map<String, List<Tag>> tags = tags().stream().collect(groupingBy(Tag::repository));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        beginning.forEach((chain, all) -> {
            if (all.size() > 1 && !allGoOnAlike(chain, all)) {
                rows.add(row(chain, all, tags));
            }
        });
        return rows;
    }

    private static boolean allGoOnAlike(List<Digest> chain, List<Image> all) {
        Set<Optional<Digest>> next = new HashSet<>();
        all.forEach(image -> next.add(image.layers().stream().skip(chain.size()).findFirst()));
        return next.size() == 1 && !next.contains(Optional.<Digest>empty());
    }

    private Map<String, @Nullable Object> row(List<Digest> chain, List<Image> all, Map<String, List<Tag>> tags) {
        long bytes = chain.stream().mapToLong(model::bytes).sum();
        List<Image> exact = all.stream().filter(image -> image.isExactly(chain)).toList();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("chain_id", id(chain));
        row.put("layers", (long) chain.size());
        row.put("top_digest", chain.get(chain.size() - 1).toString());
        row.put("size_bytes", bytes);
        row.put("images", (long) all.size());
        row.put("repositories", all.stream().map(Image::repository).distinct().count());
        row.put("saved_bytes", bytes * (all.size() - 1));
        row.put("name", name(chain, exact, tags));
        Optional<Tag> newer = newer(chain, exact, tags);
        row.put("newest_name", newer.map(NaiveBases::name).orElse(null));
        row.put("lagging_images", newer.map(tag -> lagging(chain, all, tag)).orElse(0L));
        return row;
    }

    /** The newest tag of any repository that leads to exactly the chain. */
    private static @Nullable String name(List<Digest> chain, List<Image> exact, Map<String, List<Tag>> tags) {
        return exact.stream()
                .flatMap(image -> tags.getOrDefault(image.repository(), List.of()).stream())
                .filter(tag -> tag.images().stream().anyMatch(image -> image.isExactly(chain)))
                .min(Comparator.comparing(Tag::at).reversed().thenComparing(NaiveBases::name))
                .map(NaiveBases::name)
                .orElse(null);
    }

    /** The newest tag of the repository that had the chain first, if it is newer and leads elsewhere. */
    private static Optional<Tag> newer(List<Digest> chain, List<Image> exact, Map<String, List<Tag>> tags) {
        return exact.stream()
                .min(Comparator.comparing(Image::pushedAt).thenComparing(Image::repository))
                .flatMap(first -> tags.getOrDefault(first.repository(), List.of()).stream()
                        .min(Comparator.comparing(Tag::at).reversed().thenComparing(Tag::name))
                        .filter(newest -> newest.at().isAfter(first.pushedAt())))
                .filter(newest -> newest.images().stream().noneMatch(image -> image.isExactly(chain)));
    }

    /** Images that go on above the chain, and not with all that the newer tag adds to it. */
    private static long lagging(List<Digest> chain, List<Image> all, Tag newer) {
        return all.stream()
                .filter(image -> !image.isExactly(chain))
                .filter(image -> newer.images().stream()
                        .noneMatch(renewed -> renewed.beginsWith(chain) && image.beginsWith(renewed.layers())))
                .count();
    }

    private static String name(Tag tag) {
        return tag.repository() + ":" + tag.name();
    }

    private List<Tag> tags() {
        Map<List<Object>, Image> known = new LinkedHashMap<>();
        images.forEach(image -> known.put(List.of(image.repository(), image.digest()), image));
        List<Tag> tags = new ArrayList<>();
        model.repositories.forEach((repository, holding) -> holding.tags.forEach((tag, link) -> {
            List<Image> led = leads(holding, link.blob())
                    .map(digest -> known.get(List.of(repository, digest)))
                    .filter(Objects::nonNull)
                    .toList();
            if (!led.isEmpty()) {
                tags.add(new Tag(repository, tag, link.at(), led));
            }
        }));
        return tags;
    }

    /** A manifest itself or, of an index, its entries; nothing if the repository serves no such manifest. */
    private Stream<Digest> leads(Model.Repository repository, Digest target) {
        if (!repository.revisions.containsKey(target)) {
            return Stream.of();
        }
        Said said = model.said.get(target);
        boolean isIndex = said != null && model.isStored(target) && Said.INDEX.equals(said.kind());
        return said != null && isIndex ? said.parts().stream().map(Part::digest) : Stream.of(target);
    }

    /** As OCI identifies chains of layers, over stored digests. */
    private static String id(List<Digest> chain) {
        String id = chain.get(0).toString();
        for (Digest layer : chain.subList(1, chain.size())) {
            id = Digest.sha256((id + " " + layer).getBytes(UTF_8)).toString();
        }
        return id;
    }
}

package dev.ballast.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file that says which images are in use, in one of three forms:
 *
 * <pre>{@code
 * registry.example/library/app:v1                        lines of images by tag or digest; # begins a comment
 * {"name": "nightly nav", "image": "robotics/nav:2", …}  lines of JSON, as exports of jobs are
 * {"kind": "List", "items": [{"kind": "Pod", …}]}        what kubectl get pods -A -o json prints
 * }</pre>
 *
 * @param name as messages and evidence call it
 * @param maxAge a feed that was written longer ago is stale
 */
public record InUseFeed(String name, Path file, Duration maxAge) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The same, as old as a policy allows it to be. */
    public InUseFeed under(Policy policy) {
        Policy.FeedTerms terms = policy.feeds().get(name);
        return terms == null || terms.maxAge() == null ? this : new InUseFeed(name, file, terms.maxAge());
    }

    /** When it will be stale. */
    Instant freshUntil() throws BadFeedException {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(maxAge);
        } catch (IOException e) {
            throw new BadFeedException("The feed of images in use '" + name + "' vanished: " + file + ".");
        }
    }

    /** The images that it names. */
    List<ImageUse> read(Instant now) throws BadFeedException {
        String text;
        Instant writtenAt;
        try {
            text = Files.readString(file);
            writtenAt = Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException e) {
            throw new BadFeedException("The feed of images in use '" + name + "' is not there: " + file + ".");
        } catch (IOException e) {
            throw new BadFeedException("The feed of images in use '" + name + "' cannot be read from " + file + " ("
                    + e.getClass().getSimpleName() + ").");
        }
        Duration age = Duration.between(writtenAt, now);
        if (age.compareTo(maxAge) > 0) {
            throw new BadFeedException("The feed of images in use '" + name + "' is stale: it was written " + writtenAt
                    + ", longer ago than " + Ages.text(maxAge) + ".");
        }
        List<ImageUse> uses = text.stripLeading().startsWith("{") ? ofJson(text) : ofLines(text);
        if (uses.isEmpty()) {
            throw new BadFeedException("The feed of images in use '" + name + "' names no image: " + file + ".");
        }
        return uses;
    }

    private List<ImageUse> ofLines(String text) throws BadFeedException {
        List<ImageUse> uses = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String image =
                    line.contains("#") ? line.substring(0, line.indexOf('#')).strip() : line.strip();
            if (!image.isEmpty()) {
                uses.add(use(image, name).orElseThrow(notAnImage(image, number)));
            }
        }
        return uses;
    }

    /** One document, as a cluster prints it, or one in each line. */
    private List<ImageUse> ofJson(String text) throws BadFeedException {
        List<ImageUse> uses = new ArrayList<>();
        try (var documents = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            int number = 0;
            while (documents.hasNextValue()) {
                number++;
                JsonNode document = documents.nextValue();
                if (document.path("items").isArray()) {
                    document.path("items").forEach(item -> ofCluster(item, uses));
                } else {
                    String image = document.path("image").asText("");
                    String job = document.path("name").asText("");
                    uses.add(use(image, name + ": " + job).orElseThrow(notAnImage(image, number)));
                }
            }
        } catch (JsonProcessingException e) {
            throw new BadFeedException(
                    "The feed of images in use '" + name + "' is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadFeedException("The feed of images in use '" + name + "' cannot be read from " + file + ".");
        }
        return uses;
    }

    private Supplier<BadFeedException> notAnImage(String image, int number) {
        return () -> new BadFeedException("The feed of images in use '" + name + "' names '" + image + "' as number "
                + number + ", which is no image; write repository:tag or repository@digest.");
    }

    /** Every container's image, as it was asked for and as it runs; an id without a repository says nothing. */
    private void ofCluster(JsonNode item, List<ImageUse> uses) {
        String user = name + ": " + item.path("metadata").path("namespace").asText("") + "/"
                + item.path("metadata").path("name").asText("");
        for (String field : List.of("image", "imageID")) {
            for (JsonNode image : item.findValues(field)) {
                if (image.isTextual()) {
                    use(image.textValue(), user).ifPresent(uses::add);
                }
            }
        }
    }

    private static Optional<ImageUse> use(String image, String user) {
        return ImageReference.parse(image)
                .map(reference -> new ImageUse(reference.repository(), reference.reference(), user));
    }
}

package dev.ballast.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that says when images were pulled, a pull in each line, in any order, as often as there were pulls or once with
 * the last one. Lines of JSON, or of a time and an image:
 *
 * <pre>{@code
 * {"since": "2026-08-01T00:00:00Z"}
 * {"repository": "robotics/nav", "tag": "v1", "pulled_at": "2026-11-20T10:00:00Z"}
 * {"repository": "robotics/nav", "digest": "sha256:…", "pulled_at": "2026-11-21T10:00:00Z"}
 *
 * # begins a comment
 * since 2026-08-01T00:00:00Z
 * 2026-11-20T10:00:00Z registry.example/robotics/nav:v1
 * }</pre>
 *
 * <p>What is not in the log was not pulled since the log begins: at its {@code since}, or else at its first pull.
 *
 * @param maxAge a log that was written longer ago is stale
 */
public record PullLog(Path file, Duration maxAge) {
    /** What plans call it among the feeds of images in use. */
    public static final String FEED = "--pull-log";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SINCE = "since";

    /**
     * Reads all of it, and says what is wrong with it; then nothing may be deleted, for what was pulled may seem not to be.
     *
     * @param now from when ages count
     * @param asked the longest time within which a rule asks for pulls
     */
    public Optional<String> problem(Instant now, Duration asked) {
        try {
            Instant writtenAt = Files.getLastModifiedTime(file).toInstant();
            if (Duration.between(writtenAt, now).compareTo(maxAge) > 0) {
                return Optional.of("The log of pulls " + file + " is stale: it was written " + writtenAt
                        + ", longer ago than " + Ages.text(maxAge) + ".");
            }
            Beginning beginning = beginning();
            if (beginning.at().isAfter(now.minus(asked))) {
                return Optional.of("The log of pulls " + file + " begins "
                        + (beginning.at().equals(Instant.MAX) ? "nowhere: it is empty" : "at " + beginning.at())
                        + ", and a rule asks for the last " + Ages.text(asked)
                        + "; if it does reach back so far, let its first line say so: since TIME.");
            }
            return Optional.empty();
        } catch (BadFeedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            return Optional.of("The log of pulls is not there: " + file + ".");
        } catch (IOException e) {
            return Optional.of("The log of pulls " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    /** When it will be stale. */
    Instant freshUntil() {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(maxAge);
        } catch (IOException e) {
            throw new UncheckedIOException("The log of pulls vanished: " + file, e);
        }
    }

    /** The last pull of each image since then, of a log in which nothing is wrong. */
    List<ImagePull> since(Instant time) {
        Map<String, ImagePull> last = new TreeMap<>();
        try (BufferedReader lines = open();
                Stream<ImagePull> pulls = pulls(lines)) {
            pulls.filter(pull -> pull.at().isAfter(time))
                    .forEach(pull -> last.merge(
                            pull.repository() + ' ' + pull.reference(),
                            pull,
                            (one, other) -> one.at().isAfter(other.at()) ? one : other));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of pulls " + file, e);
        }
        return List.copyOf(last.values());
    }

    /** Opens it. */
    public BufferedReader open() throws IOException {
        return Files.newBufferedReader(file);
    }

    /**
     * Every pull, one after the other, as they are read.
     *
     * @param lines of a log in which nothing is wrong
     */
    public static Stream<ImagePull> pulls(BufferedReader lines) {
        return lines.lines().map(String::strip).filter(PullLog::saysSomething).flatMap(line -> {
            try {
                return Stream.ofNullable(Line.of(line).pull());
            } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException e) {
                throw new IllegalStateException("The log of pulls changed while it was read: " + line, e);
            }
        });
    }

    /** When a log begins: as it says, or with the first pull. */
    private static final class Beginning {
        private Instant said = Instant.MAX;
        private Instant first = Instant.MAX;

        void note(Line line) {
            if (line.since() != null) {
                said = line.since();
            } else if (line.pull() != null && line.pull().at().isBefore(first)) {
                first = line.pull().at();
            }
        }

        Instant at() {
            return said.isBefore(first) ? said : first;
        }
    }

    private Beginning beginning() throws IOException, BadFeedException {
        Beginning beginning = new Beginning();
        try (BufferedReader lines = open()) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = line.strip();
                if (saysSomething(text)) {
                    beginning.note(line(text, number));
                }
            }
        }
        return beginning;
    }

    private static boolean saysSomething(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }

    private Line line(String text, int number) throws BadFeedException {
        try {
            return Line.of(text);
        } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException e) {
            throw new BadFeedException("The log of pulls " + file + " has a line that is none, number " + number
                    + "; write 'TIME REPOSITORY:TAG', or JSON with repository, tag or digest, and pulled_at.");
        }
    }

    /** A pull, or when the log begins. */
    private record Line(@Nullable Instant since, @Nullable ImagePull pull) {
        static Line of(String text) throws JsonProcessingException {
            if (text.startsWith("{")) {
                return of(JSON.readTree(text));
            }
            if (text.startsWith(SINCE + " ")) {
                return new Line(Instant.parse(text.substring(SINCE.length()).strip()), null);
            }
            int space = text.indexOf(' ');
            return pull(text.substring(space + 1).strip(), text.substring(0, Math.max(0, space)));
        }

        private static Line of(JsonNode line) {
            if (line.has(SINCE)) {
                return new Line(Instant.parse(line.path(SINCE).asText()), null);
            }
            String reference = line.hasNonNull("digest")
                    ? "@" + line.path("digest").asText()
                    : ":" + line.required("tag").asText();
            return pull(
                    line.required("repository").asText() + reference,
                    line.required("pulled_at").asText());
        }

        private static Line pull(String image, String time) {
            ImageReference reference =
                    ImageReference.parse(image).orElseThrow(() -> new IllegalArgumentException("no image"));
            return new Line(null, new ImagePull(reference.repository(), reference.reference(), Instant.parse(time)));
        }
    }
}

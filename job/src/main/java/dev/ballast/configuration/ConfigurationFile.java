package dev.ballast.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.policy.Fields;
import dev.ballast.policy.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A configuration as it is written, in YAML; paths in it are relative to its folder:
 *
 * <pre>{@code
 * version: 1
 * registry: s3a://registry/prod
 * out: /srv/ballast
 * policy: policy.yaml
 * inUse: {jobs: feeds/jobs.jsonl}
 * maxPlanShare: 30%
 * conf:
 *   fs.s3a.endpoint: https://minio.example
 * }</pre>
 */
public final class ConfigurationFile {
    private static final String WHAT = "the configuration";
    private static final int VERSION = 1;
    private static final String SCHEME = "(?s)[A-Za-z][A-Za-z0-9+.-]+:.*";

    private final Path file;
    private final YamlReader yaml;

    private ConfigurationFile(Path file) {
        this.file = file;
        this.yaml = new YamlReader(file.toString());
    }

    /**
     * Reads a file.
     *
     * @throws BadConfigurationException if it cannot be read or understood; it names everything that is wrong
     */
    public static Configuration read(Path file) {
        return new ConfigurationFile(file).parse(text(file));
    }

    /** What editors check and complete such files by: a JSON Schema. */
    public static String schema() {
        try (var stream = ConfigurationFile.class.getResourceAsStream("ballast.schema.json")) {
            if (stream == null) {
                throw new IllegalStateException("The schema of configurations is not among the resources");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the schema of configurations", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BadConfigurationException("Cannot read the configuration: there is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new BadConfigurationException(
                    "Cannot read the configuration in " + file + ": it is no text in UTF-8.");
        } catch (IOException e) {
            throw new BadConfigurationException("Cannot read the configuration in " + file + " ("
                    + e.getClass().getSimpleName() + "); name a file that this user may read.");
        }
    }

    private Configuration parse(String text) {
        Configuration configuration = yaml.document(text, WHAT)
                .flatMap(node -> yaml.fields(node, WHAT))
                .map(this::of)
                .orElse(Configuration.NONE);
        if (!yaml.problems().isEmpty()) {
            throw new BadConfigurationException(yaml.problems());
        }
        return configuration;
    }

    private Configuration of(Fields fields) {
        List<String> keys = new ArrayList<>(List.of("version", "inUse", "conf"));
        for (Setting setting : Setting.values()) {
            keys.add(setting.key());
        }
        refuseSecrets(fields);
        fields.known(keys);
        fields.required("version", "'version: 1'").ifPresent(this::checkVersion);
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            fields.field(setting.key())
                    .flatMap(node -> value(setting, node))
                    .ifPresent(value -> settings.put(setting, value));
        }
        Map<String, String> feeds = new LinkedHashMap<>();
        texts(fields, "inUse").forEach((name, path) -> feeds.put(name, resolved(path)));
        return new Configuration(settings, feeds, texts(fields, "conf"));
    }

    private void checkVersion(Node node) {
        yaml.number(node, "version", 1)
                .filter(version -> version != VERSION)
                .ifPresent(version -> yaml.problem(
                        node,
                        "version " + version
                                + " is not known to this Ballast; write 'version: 1', or use a newer Ballast"));
    }

    private Optional<String> value(Setting setting, Node node) {
        Optional<String> written = yaml.text(node, setting.key());
        if (written.isPresent() && !setting.kind().matches(written.get())) {
            yaml.problem(
                    node,
                    "'" + setting.key() + "' is '" + written.get() + "'; write "
                            + setting.kind().words());
            return Optional.empty();
        }
        return switch (setting.kind()) {
            case PATH -> written.map(this::resolved);
            case LOCATION -> written.map(place -> place.matches(SCHEME) ? place : resolved(place));
            default -> written;
        };
    }

    private Map<String, String> texts(Fields fields, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.field(name).flatMap(node -> yaml.fields(node, "'" + name + "'")).ifPresent(own -> {
            refuseSecrets(own);
            own.all().forEach((key, node) -> yaml.text(node, key).ifPresent(text -> texts.put(key, text)));
        });
        return texts;
    }

    private void refuseSecrets(Fields fields) {
        for (String key : fields.all().keySet()) {
            if (Secrets.isNamedBy(key)) {
                yaml.problem(
                        fields.key(key),
                        "'" + key + "' is a secret by its name, and no secret belongs into this file; give it by the"
                                + " environment, a profile or the machine's role");
            }
        }
    }

    private String resolved(String path) {
        return file.toAbsolutePath().resolveSibling(path).normalize().toString();
    }
}

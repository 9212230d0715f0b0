package dev.ballast.sweep.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the login for a registry: in {@value #USER} and {@value #PASSWORD} of the environment, or in the file that
 * {@code docker login} writes, {@code $DOCKER_CONFIG/config.json} or {@code ~/.docker/config.json}:
 *
 * <pre>{@code
 * {"auths": {"registry.example.com:5000": {"auth": "dXNlcjpwYXNzd29yZA=="}}}
 * }</pre>
 *
 * <p>Programs that keep passwords ({@code credsStore}, {@code credHelpers}) are not asked.
 */
public final class Logins {
    public static final String USER = "BALLAST_REGISTRY_USER";
    public static final String PASSWORD = "BALLAST_REGISTRY_PASSWORD";

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> environment;

    public Logins(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The login for a registry, or nothing.
     *
     * @throws StorageException if the file cannot be read
     */
    public Optional<Login> of(URI registry) {
        String user = environment.getOrDefault(USER, "");
        if (!user.isEmpty()) {
            return Optional.of(new Login(user, environment.getOrDefault(PASSWORD, "")));
        }
        Path file = file();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return login(JSON.readTree(file.toFile()).path("auths"), registry);
        } catch (IOException | IllegalArgumentException e) {
            throw new StorageException(
                    Kind.INVALID,
                    "Cannot read the logins in " + file + ": it is not as 'docker login' writes it. Repair it, or set "
                            + USER + " and " + PASSWORD + ".");
        }
    }

    private Path file() {
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        return folder.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", ""), ".docker", "config.json")
                : Path.of(folder, "config.json");
    }

    private static Optional<Login> login(JsonNode logins, URI registry) {
        String host = registry.getAuthority();
        return Stream.of(host, "https://" + host, "http://" + host, "https://" + host + "/v2/", "https://" + host + "/")
                .map(name -> logins.path(name).path("auth").asText(""))
                .filter(login -> !login.isEmpty())
                .findFirst()
                .map(Logins::decoded);
    }

    private static Login decoded(String login) {
        String both = new String(Base64.getDecoder().decode(login), StandardCharsets.UTF_8);
        int colon = both.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("No password");
        }
        return new Login(both.substring(0, colon), both.substring(colon + 1));
    }
}

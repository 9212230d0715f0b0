package dev.ballast.sweep.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to be logged into, as its {@code WWW-Authenticate} header says (RFC 9110, and Distribution's Token
 * Authentication Specification):
 *
 * <pre>{@code
 * Bearer realm="https://auth.example.com/token",service="registry",scope="repository:library/app:delete"
 * Basic realm="registry"
 * }</pre>
 *
 * @param scheme {@code bearer} or {@code basic}, or what else there may be
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern SHAPE = Pattern.compile("\\s*([A-Za-z]+)\\s+(.*)");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)=(?:\"([^\"]*)\"|([^,\\s\"]+))");

    static Optional<Challenge> parse(String header) {
        Matcher shape = SHAPE.matcher(header);
        if (!shape.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(shape.group(2));
        while (parameter.find()) {
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value);
        }
        return Optional.of(new Challenge(shape.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    boolean isBasic() {
        return scheme.equals("basic");
    }

    /**
     * Where a token is to be had.
     *
     * @param scope what for, unless the registry says it
     */
    URI tokenAddress(String scope) {
        String realm = parameters.getOrDefault("realm", "");
        String asked = "scope=" + encoded(parameters.getOrDefault("scope", scope));
        String service = parameters.getOrDefault("service", "");
        String query = service.isEmpty() ? asked : "service=" + encoded(service) + "&" + asked;
        return URI.create(realm + (realm.contains("?") ? "&" : "?") + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

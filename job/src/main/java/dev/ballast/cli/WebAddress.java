package dev.ballast.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An address of the web. Whoever knows it may write there, so no message repeats more of it than its host. */
record WebAddress(URI uri) {

    /** Who is asked there. */
    String host() {
        return uri.getHost();
    }

    /** The address below this one. */
    URI below(String segment) throws URISyntaxException {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new URI(uri.getScheme() + "://" + uri.getRawAuthority() + (path.endsWith("/") ? path : path + "/")
                + segment + query);
    }

    static final class Converter implements ITypeConverter<WebAddress> {
        @Override
        public WebAddress convert(String text) {
            try {
                URI uri = new URI(text);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return new WebAddress(uri);
                }
            } catch (URISyntaxException e) {
                throw notOne();
            }
            throw notOne();
        }

        private static TypeConversionException notOne() {
            return new TypeConversionException("what is given is no address of the web; write https://host/path.");
        }
    }
}

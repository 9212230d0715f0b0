package dev.ballast.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A content address such as {@code sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}.
 *
 * <p>Source: OCI image specification 1.1, descriptor.md, "Digests". Only the registered algorithms are accepted, with
 * lower-case hexadecimal of the algorithm's full length.
 *
 * @param algorithm the hash function
 * @param hex the hash, lower-case, {@link Algorithm#hexLength()} characters
 */
public record Digest(Algorithm algorithm, String hex) {

    /** A registered digest algorithm. */
    public enum Algorithm {
        SHA256("sha256", "SHA-256", 64),
        SHA384("sha384", "SHA-384", 96),
        SHA512("sha512", "SHA-512", 128);

        private static final List<Algorithm> ALL = List.of(values());

        private final String label;
        private final String javaName;
        private final int hexLength;

        Algorithm(String label, String javaName, int hexLength) {
            this.label = label;
            this.javaName = javaName;
            this.hexLength = hexLength;
        }

        /** The name in front of the colon and in storage paths, such as {@code sha256}. */
        public String label() {
            return label;
        }

        /** How many hexadecimal characters a digest of this algorithm has. */
        public int hexLength() {
            return hexLength;
        }

        /** The algorithm of that label, or nothing if it is not a registered one. */
        public static Optional<Algorithm> ofLabel(String label) {
            for (Algorithm algorithm : ALL) {
                if (algorithm.label.equals(label)) {
                    return Optional.of(algorithm);
                }
            }
            return Optional.empty();
        }
    }

    public Digest {
        if (!isHex(hex, algorithm.hexLength)) {
            throw new IllegalArgumentException("Not a digest: '" + algorithm.label + ":" + hex + "'; expected "
                    + algorithm.hexLength + " lower-case hexadecimal characters after '" + algorithm.label + ":'.");
        }
    }

    /**
     * Reads {@code algorithm:hex}.
     *
     * @throws IllegalArgumentException if the text is anything else, naming the text
     */
    public static Digest parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a digest: '" + text
                        + "'; expected sha256:, sha384: or sha512: and lower-case hexadecimal."));
    }

    /** Reads {@code algorithm:hex}, or nothing if the text is anything else. */
    public static Optional<Digest> tryParse(String text) {
        return Optional.ofNullable(read(text, 0, text.length(), ':'));
    }

    /** The digest that a path spells as two components, or nothing if they are no digest. */
    public static Optional<Digest> tryParse(String algorithmLabel, String hex) {
        return Algorithm.ofLabel(algorithmLabel)
                .filter(algorithm -> isHex(hex, algorithm.hexLength))
                .map(algorithm -> new Digest(algorithm, hex));
    }

    /** The digest that a part of a text spells, or null: millions of paths are read without a needless copy. */
    static @Nullable Digest read(String text, int start, int end, char separator) {
        for (Algorithm algorithm : Algorithm.ALL) {
            int hexStart = start + algorithm.label.length() + 1;
            if (end - hexStart == algorithm.hexLength
                    && text.startsWith(algorithm.label, start)
                    && text.charAt(hexStart - 1) == separator) {
                String hex = text.substring(hexStart, end);
                return isHex(hex, algorithm.hexLength) ? new Digest(algorithm, hex) : null;
            }
        }
        return null;
    }

    /** The digest of these bytes. */
    public static Digest of(Algorithm algorithm, byte[] content) {
        try {
            return new Digest(
                    algorithm,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance(algorithm.javaName)
                                    .digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + algorithm.javaName, e);
        }
    }

    /** The SHA-256 digest of these bytes, under which every registry stores them. */
    public static Digest sha256(byte[] content) {
        return of(Algorithm.SHA256, content);
    }

    /** Whether blobs are stored under this digest's algorithm; any other one must be resolved through a link. */
    public boolean isCanonical() {
        return algorithm == Algorithm.SHA256;
    }

    @Override
    public String toString() {
        return algorithm.label + ":" + hex;
    }

    private static boolean isHex(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}

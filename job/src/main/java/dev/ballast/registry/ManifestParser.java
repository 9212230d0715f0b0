package dev.ballast.registry;

/**
 * Bytes to {@link Manifest}. Threads may share one.
 *
 * <p>The form follows from {@code schemaVersion} and {@code mediaType}; without a media type, as OCI's specification has
 * it, from the fields. A document of an unknown form, of two forms at once (CVE-2021-41190: two readers see two
 * manifests) or of another form than it declares is an {@link UnknownManifest}, in which everything is followed. A
 * document of a known form whose references cannot all be read is refused, since what it keeps alive would be a guess.
 */
public final class ManifestParser {

    private final ManifestLimits limits;
    private final JsonReader reader;

    public ManifestParser(ManifestLimits limits) {
        this.limits = limits;
        this.reader = new JsonReader(limits);
    }

    /** A parser with {@link ManifestLimits#DEFAULT}. */
    public static ManifestParser withDefaultLimits() {
        return new ManifestParser(ManifestLimits.DEFAULT);
    }

    /** How much a document may hold before it is refused. */
    public ManifestLimits limits() {
        return limits;
    }

    /**
     * Reads one document.
     *
     * @throws InvalidManifestException if it cannot be relied on to say what it references
     */
    public Manifest parse(byte[] document) throws InvalidManifestException {
        return new ManifestDocument(reader.read(document), new ReferenceCollector(limits.maxReferences())).toManifest();
    }
}

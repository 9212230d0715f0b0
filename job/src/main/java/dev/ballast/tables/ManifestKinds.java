package dev.ballast.tables;

/** What {@link Manifests#KIND} says of a manifest that was read. */
public final class ManifestKinds {
    public static final String IMAGE = "image";
    public static final String INDEX = "index";
    public static final String ARTIFACT = "artifact";
    /** Of a form that is not known. */
    public static final String UNKNOWN = "unknown";

    private ManifestKinds() {}
}

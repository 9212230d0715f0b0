package dev.ballast.plan;

import java.util.Locale;

/** Why something is planned: the closed list. */
public enum Reason {
    UNREFERENCED_BLOB("blob", "no manifest of any repository names it"),
    UNNAMED_LAYER_LINK("layer_link", "no manifest of the repository names the layer"),
    DEAD_LAYER_LINK("layer_link", "the layer that it links is not stored"),
    DEAD_REVISION_LINK("revision_link", "the manifest that it links is not stored"),
    EXPIRED_MANIFEST("revision_link", "the policy takes the image"),
    EXPIRED_TAG("tag_link", "the policy takes the tag"),
    EXPIRED_TAG_HISTORY("tag_history_link", "the policy takes the tag, or what it used to point at"),
    STALE_UPLOAD("upload", "an upload that nobody continued");

    /** What {@link #UNREFERENCED_BLOB} is about. */
    public static final String BLOB = "blob";

    private final String item;
    private final String meaning;

    Reason(String item, String meaning) {
        this.item = item;
        this.meaning = meaning;
    }

    /** How the reason is written in plans. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of thing that goes for this reason. */
    public String item() {
        return item;
    }

    /** The reason as half a sentence. */
    public String meaning() {
        return meaning;
    }
}

package dev.ballast.reports;

import static dev.ballast.reports.ContractColumn.bytes;
import static dev.ballast.reports.ContractColumn.count;
import static dev.ballast.reports.ContractColumn.flag;
import static dev.ballast.reports.ContractColumn.optional;
import static dev.ballast.reports.ContractColumn.text;
import static dev.ballast.reports.ContractColumn.time;

/** The published table of manifest revisions: what each is, weighs and is kept by. */
final class ImagesTable {
    static final ContractTable CONTRACT = ContractTable.of(
            "images",
            "repository and manifest",
            text("repository", "The repository's name."),
            text("digest", "The manifest's digest."),
            optional(
                    text("kind", "image, index or artifact; nothing if the manifest could not be read or understood.")),
            optional(text("media_type", "The manifest's media type; nothing if it says none or could not be read.")),
            optional(text(
                    "artifact_type",
                    "Of an artifact, its artifactType or else its config's media type; else nothing.")),
            optional(text(
                    "platform", "os/architecture[/variant], as an index that lists it says; nothing if none does.")),
            count("tags", "Tags of the repository that point at it directly."),
            optional(
                    text("tag_sample", "The first five of them by name, separated by commas; nothing if it has none.")),
            count("layers", "Distinct layers that it names; 0 for an index."),
            bytes(
                    "size_bytes",
                    "Its own stored bytes and those of each distinct blob it names directly (config, layers)."),
            bytes(
                    "exclusive_bytes",
                    "What no other reachable revision of any repository is or names: what deleting it alone would free."),
            flag("reachable", "Whether a root of its repository reaches it, or it is one."),
            optional(
                    text(
                            "root_reason",
                            "What makes it a root: revision, without a policy; else tag, rule, no_rule, in_use, age, history or damage; nothing if it is none.")),
            optional(text(
                    "subject_digest",
                    "The manifest that it refers to, as signatures do; nothing if it has no subject.")),
            optional(time("pushed_at", "The time of its revision link; nothing if the storage does not say.")),
            optional(time(
                    "created_at",
                    "When it was built, as its annotation org.opencontainers.image.created says; else nothing.")),
            optional(text("decision", "keep or delete, as the policy decides; nothing without a policy.")),
            optional(text("rule", "The policy's rule that decided; nothing if none did.")),
            optional(text("evidence", "What the decision stands on, in words; nothing without a policy.")));

    private ImagesTable() {}
}

package dev.ballast.cli;

import dev.ballast.storage.StorageRoot;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command that was submitted to a cluster may name. */
final class ClusterOptions {
    private static final String MASTER = "spark.master";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--shared-folders",
            description = "On a cluster: a folder that --registry or --out names is the same one on every machine.")
    private boolean sharedFolders;

    /**
     * Makes sure that every machine finds what is named.
     *
     * @throws ParameterException if it does not
     */
    void check(Submission submission, StorageRoot registry, StorageRoot out) {
        submission.cluster().ifPresent(master -> {
            checkFolder(master, "--registry", registry);
            checkFolder(master, "--out", out);
        });
    }

    private void checkFolder(String master, String option, StorageRoot root) {
        if (root.isLocal() && !sharedFolders) {
            throw new ParameterException(
                    command.commandLine(),
                    "Cannot use " + option + " " + root + " on " + master
                            + ": every machine of a cluster has folders of its own. Name a place in an object store,"
                            + " such as s3a://bucket/prefix, or add --shared-folders if all of them have the same"
                            + " folder there.");
        }
    }

    /**
     * Makes sure that no setting comes too late.
     *
     * @throws ParameterException if one does
     */
    void checkSettings(Map<String, String> settings) {
        if (settings.containsKey(MASTER)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--conf " + MASTER + " comes too late: the job already runs. Give it to scripts/submit as --master "
                            + settings.get(MASTER) + ", or leave it out to run on this machine.");
        }
    }
}

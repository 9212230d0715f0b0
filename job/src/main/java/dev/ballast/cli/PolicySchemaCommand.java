package dev.ballast.cli;

import dev.ballast.policy.PolicyFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ballast policy schema}: what editors check and complete policies by. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of policies, by which editors check and complete them.",
            "",
            "Example: ballast policy schema > policy.schema.json"
        },
        mixinStandardHelpOptions = true)
final class PolicySchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(PolicyFile.schema());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}

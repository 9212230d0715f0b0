package dev.ballast.cli;

import dev.ballast.policy.BadPolicyException;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PolicyFile;
import dev.ballast.policy.PolicyProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast policy validate}: everything that is wrong with a policy, line by line. */
@Command(
        name = "validate",
        description = {
            "Checks a policy and says what is wrong with it, as FILE:LINE:COLUMN: WHAT.",
            "",
            "Example: ballast policy validate policy.yaml"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PolicyValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        PolicyFile read = PolicyFile.read(file);
        try {
            Policy policy = read.policy();
            String valid = file + " is valid: " + policy.ruleCount() + (policy.ruleCount() == 1 ? " rule." : " rules.");
            spec.commandLine().getOut().println(json ? document(List.of(), policy.ruleCount()) : valid);
            return ExitCode.OK;
        } catch (BadPolicyException e) {
            if (json) {
                spec.commandLine().getOut().println(document(e.problems(), 0));
            } else {
                e.problems().forEach(spec.commandLine().getErr()::println);
            }
            return ExitCode.BAD_CONFIGURATION;
        } finally {
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().flush();
        }
    }

    private String document(List<PolicyProblem> problems, int rules) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("valid", problems.isEmpty());
        document.put("rules", rules);
        document.put("problems", problems);
        return Json.text(document);
    }
}

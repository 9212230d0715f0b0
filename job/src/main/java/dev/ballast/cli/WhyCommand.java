package dev.ballast.cli;

import dev.ballast.explain.Asked;
import dev.ballast.explain.Explanation;
import dev.ballast.explain.ExplanationText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast why}: what keeps a blob, manifest or tag, or what takes it. */
@Command(
        name = "why",
        description = {
            "Says what keeps a blob, manifest or tag: every chain from a root down to it, the shortest first. Or which rule",
            "takes it, since when nothing needs it, and which plans hold it. Reads what the last run wrote, without a scan.",
            "",
            "Example: ballast why robotics/ci-nav:build-7 --out /srv/ballast",
            "Example: ballast why sha256:3ebf3f1585da580338f1fb33477a5bb45d0c4ecc2de59869084c2172fcca5562 --out /srv/ballast"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Parameters(
            paramLabel = "REF",
            description = "A digest, wherever it is; REPOSITORY@DIGEST, in that repository; or REPOSITORY:TAG.")
    private String reference;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many chains, and how many manifests that go, to show. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit " + limit + " shows nothing; give 1 or more.");
        }
        Asked asked = Asked.parse(reference)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + reference + "' is no digest, REPOSITORY:TAG or REPOSITORY@DIGEST; a registry's name in"
                                + " front, or a repository alone, says too much or too little."));
        Explanation why = Explanation.of(out.output(), asked, limit);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(json ? Json.text(why) : ExplanationText.of(why));
        terminal.flush();
        return ExitCode.OK;
    }
}

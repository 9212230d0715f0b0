package dev.ballast.cli;

import dev.ballast.policy.BadPolicyException;
import dev.ballast.policy.PolicyFile;
import dev.ballast.policy.imports.ForeignPolicy;
import dev.ballast.policy.imports.ForeignPolicyException;
import dev.ballast.policy.imports.ImportedPolicy;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast policy import}: another registry's policy, in YAML. */
@Command(
        name = "import",
        description = {
            "Says another registry's policy in YAML, on standard output, and what it cannot say on standard error. Where it",
            "says less, it keeps more. Exits with 0 if all is said, and with 3 if something was left out.",
            "",
            "Example: ballast policy import --from harbor retention.json --project robotics > policy.yaml"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PolicyImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The document.")
    private Path file;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "REGISTRY",
            description = "Whose it is: ${COMPLETION-CANDIDATES}. Harbor's retention of a project, zot's configuration,"
                    + " a project of GitLab's API, or a lifecycle policy of ECR.")
    private ForeignPolicy from;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "Where the document does not say it: Harbor's project, GitLab's path, ECR's repository.")
    private @Nullable String project;

    @Option(names = "--json", description = "Print one JSON document: yaml, left_out and notes.")
    private boolean json;

    @Override
    public Integer call() {
        ImportedPolicy imported = imported();
        if (json) {
            spec.commandLine().getOut().println(Json.text(imported));
        } else {
            spec.commandLine().getOut().print(imported.yaml());
            imported.leftOut().forEach(what -> spec.commandLine().getErr().println("not said: " + what));
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return imported.leftOut().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private ImportedPolicy imported() {
        try {
            ImportedPolicy imported = from.read(Files.readString(file), project);
            new PolicyFile(file.toString(), imported.yaml()).policy();
            return imported;
        } catch (ForeignPolicyException e) {
            throw new BadPolicyException("Cannot import " + file + ": " + e.getMessage() + ".");
        } catch (BadPolicyException e) {
            throw new BadPolicyException("Cannot import " + file + ": what it says would be no policy: "
                    + e.problems().get(0).message() + ".");
        } catch (NoSuchFileException e) {
            throw new BadPolicyException("Cannot import " + file + ": there is no such file.");
        } catch (CharacterCodingException e) {
            throw new BadPolicyException("Cannot import " + file + ": it is no text in UTF-8.");
        } catch (IOException e) {
            throw new BadPolicyException("Cannot import " + file + " ("
                    + e.getClass().getSimpleName() + "); name a file that this user may read.");
        }
    }
}

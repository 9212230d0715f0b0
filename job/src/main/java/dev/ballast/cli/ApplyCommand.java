package dev.ballast.cli;

import dev.ballast.plan.Approval;
import dev.ballast.sweep.RedisCaches;
import dev.ballast.sweep.RegistryConnection;
import dev.ballast.sweep.SweepOptions;
import dev.ballast.sweep.SweepResult;
import dev.ballast.sweep.SweptPlan;
import dev.ballast.sweep.api.Logins;
import dev.ballast.sweep.api.RegistryApi;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast apply}: carries out an approved plan. */
@Command(
        name = "apply",
        description = {
            "Moves aside what an approved plan takes, after looking whether anybody needs it by now.",
            "Nothing is deleted without --permanent: everything lies in _ballast/quarantine beside the registry's docker folder, or behind",
            "delete markers in a bucket with versions, and 'ballast restore' puts it back.",
            "",
            "A terminal shows what is approved and asks for the last four characters of the plan's id; without one, or in a",
            "script, --approve names the id once more.",
            "",
            "Blobs go 12 hours (--grace) after their last link did, for pushes that had seen the link: run the command again",
            "then; it goes on where it stopped.",
            "",
            "Example: ballast apply 20261123T023000Z-1a2b3c4d --registry /var/lib/registry --out /srv/ballast",
            "Example: ballast apply 20261123T023000Z-1a2b3c4d --approve 20261123T023000Z-1a2b3c4d",
            "         --registry /var/lib/registry --out /srv/ballast"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    private final Clock clock;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN-ID", description = "The plan, approved by 'ballast plan approve'.")
    private String planId;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private OutOption out;

    @Option(
            names = "--approve",
            paramLabel = "PLAN-ID",
            description =
                    "The plan's id once more, instead of an answer on a terminal: the registry is about to change.")
    private @Nullable String approve;

    @Option(
            names = "--read-only-registry",
            description = "Nobody can push to the registry: take blobs at once, without a grace time.")
    private boolean readOnlyRegistry;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "12h",
            converter = Durations.class,
            description = "How long blobs stay after their last link went, for requests that had seen the link."
                    + " Default: ${DEFAULT-VALUE}.")
    private Duration grace;

    @Mixin
    private InUseOptions inUse;

    @Mixin
    private PullLogOptions pulls;

    @Mixin
    private TimeWindow window;

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            defaultValue = "100",
            description = "Stop when more items have failed, or 20 in a row. Default: ${DEFAULT-VALUE}.")
    private int mostFailures;

    @Option(
            names = "--permanent",
            description =
                    "Delete what was moved aside as soon as the plan is complete, with no way back. Only if the plan"
                            + " is approved with --permanent, too.")
    private boolean permanent;

    @Option(
            names = "--through-api",
            paramLabel = "URL",
            description =
                    "Let the registry there delete tags and manifests itself, with no way back, and move the rest aside."
                            + " Only if the plan is approved with --permanent. Logs in as " + Logins.USER + " with "
                            + Logins.PASSWORD + " of the environment, or as 'docker login' did.")
    private @Nullable URI throughApi;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description =
                    "Make the registry's descriptor cache in that Redis forget what went: redis://HOST[:PORT][/N]. Logs"
                            + " in as " + RedisCaches.USER + " with " + RedisCaches.PASSWORD + " of the environment.")
    private @Nullable URI redis;

    ApplyCommand(Clock clock, Terminal terminal) {
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SweepOptions options = new SweepOptions(
                readOnlyRegistry,
                grace,
                window.deadline(clock.instant()),
                mostFailures,
                pulls.with(inUse.read(clock.instant()), clock.instant()),
                permanent,
                Optional.ofNullable(throughApi)
                        .map(address -> new RegistryApi(address, new Logins(System.getenv()), SweptPlan::sleep)));
        RegistryConnection connection = registry.connection(out);
        String confirmed = approve == null ? confirmed(connection, options) : approve;
        RegistryChange change = new RegistryChange(spec, out, clock);
        if (redis == null) {
            return change.run((output, supervision) -> {
                SweepResult result = new SweptPlan(output, connection, planId, supervision).apply(confirmed, options);
                Swept.adviseOnCaches(result, spec.commandLine());
                return Swept.print(result, spec.commandLine());
            });
        }
        try (RedisCaches caches = RedisCaches.open(redis, System.getenv())) {
            return change.run((output, supervision) -> {
                SweepResult result = new SweptPlan(output, connection, planId, supervision).apply(confirmed, options);
                caches.forget(output, planId);
                return Swept.print(result, spec.commandLine());
            });
        }
    }

    /** Before the output is held: nobody else waits for the answer. */
    private String confirmed(RegistryConnection connection, SweepOptions options) throws IOException {
        Approval approval = SweptPlan.approval(out.output(), connection, planId, options, clock.instant());
        if (!new Confirmation(terminal).isGiven(approval, options)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Cannot apply plan " + planId + ": nobody can be asked here, where standard input and output are no"
                            + " terminal. Say that it is meant: --approve " + planId);
        }
        return planId;
    }
}

package dev.ballast.cli;

import dev.ballast.nightly.NightlyRun;
import dev.ballast.nightly.PolicyInputs;
import dev.ballast.nightly.RunOptions;
import dev.ballast.nightly.RunResult;
import dev.ballast.nightly.RunStart;
import dev.ballast.publish.Output;
import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.Lease;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast run}: the nightly job. */
@Command(
        name = RunCommand.NAME,
        description = {
            "Scans a registry, marks what is referenced, and writes tables and a deletion plan.",
            "Reads the registry and never writes to it. One command at a time writes to --out; a second one ends with"
                    + " 75.",
            "",
            "Example: ballast run --registry /var/lib/registry --out /srv/ballast",
            "Example: ballast run --registry s3a://bucket/prefix --out /srv/ballast",
            "         --conf fs.s3a.endpoint=https://minio.example",
            "         --conf fs.s3a.path.style.access=true",
            "",
            "The registry and the output may lie in different kinds of storage. Credentials of S3 come from the"
                    + " environment, a profile or the machine's role, as the AWS tools find them."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer>, Logging {
    static final String NAME = "run";

    private static final String STOPPED =
            "Told to end: stopped, and published nothing. The next run begins anew, unless --resume is asked for.";

    private final Engine engine;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--registry",
            required = true,
            paramLabel = "URI",
            description = "The registry's rootdirectory: the folder, or the place in a bucket, that holds"
                    + " docker/registry/v2.")
    private String registry;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "URI",
            description = "The folder, or the place in a bucket, that everything is written to.")
    private String out;

    @Mixin
    private SafetyOptions safety;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private InUseOptions inUse;

    @Mixin
    private PullLogOptions pulls;

    @Option(
            names = "--capacity",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "What the registry's storage holds, such as 20TiB; the report then says when it is full.")
    private @Nullable Long capacity;

    @Mixin
    private InventoryOptions inventory;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private RetentionOptions retention;

    @Mixin
    private NotificationOptions notifications;

    @Option(
            names = "--resume",
            paramLabel = "RUN-ID",
            description =
                    "Go on with a run that failed within the last 24 hours: what it finished is not done again. The"
                            + " other options must be the same.")
    private @Nullable String resumed;

    @Mixin
    private ResultOptions result;

    @Mixin
    private LogOptions logging;

    private @Nullable Log log;

    RunCommand(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        engine.require();
        StorageRoot root = StorageRoot.parse(registry);
        RunWatch watch = new RunWatch(root.toString(), notifications.listeners(), clock, log());
        // A process that was told to end waits for this: nobody is left without an answer.
        try (Termination termination = Termination.awaited()) {
            return watch.over(() -> run(root, StorageRoot.parse(out), watch, termination));
        }
    }

    private int run(StorageRoot root, StorageRoot output, RunWatch watch, Termination termination) throws Exception {
        checkOutside(output, root);
        cluster.check(engine.submission(), root, output);
        cluster.checkSettings(settings.all());
        Map<String, String> hadoop = reading.hadoop(engine.submission().under(settings.all()));
        RunOptions options = options(root, output, hadoop);
        StorageLister lister = StorageLister.of(root, hadoop);
        NightlyRun.check(options, lister, clock.instant());
        try (Lease lease = Lease.acquire(output, hadoop, NAME, clock)) {
            RunStart start = NightlyRun.start(options, clock);
            log().of(start.runId());
            return termination.answer(log(), STOPPED, () -> {
                RunResult found = run(options, start, lister, hadoop, watch, new Permit(lease, termination));
                watch.published(found);
                result.print(found, output, log(), logging.isQuiet());
                retention.tidy(new Output(found.out()), start, lease, log());
                return result.exitCode(found.plan());
            });
        }
    }

    private void checkOutside(StorageRoot output, StorageRoot root) {
        if (output.liesIn(root)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out " + output + " lies inside the registry " + root + "; name a folder outside of it.");
        }
    }

    private RunOptions options(StorageRoot root, StorageRoot output, Map<String, String> hadoop) {
        PolicyInputs decided = policy.inputs(inUse, pulls, clock.instant(), log());
        return new RunOptions(
                root,
                Outputs.open(output, hadoop),
                safety.minAge(decided.policy()),
                safety.gates(),
                capacity,
                reading.useCache(),
                ToolVersion.current(),
                decided,
                inventory.read(root, hadoop, clock.instant()),
                resumed);
    }

    @Override
    public Log log() {
        Log made = log;
        if (made == null) {
            made = logging.log(clock);
            log = made;
        }
        return made;
    }

    private RunResult run(
            RunOptions options,
            RunStart start,
            StorageLister lister,
            Map<String, String> hadoop,
            RunWatch watch,
            Permit permit) {
        int cores = Runtime.getRuntime().availableProcessors();
        StepLog shown = logging.steps(log());
        NightlyWork work = new NightlyWork(
                options,
                start,
                lister,
                ObjectReader.of(options.registry(), hadoop),
                reading.inFlight(options.registry(), engine.submission().coresOfProcess(cores)),
                clock,
                shown,
                new PermittedSteps(watch.timing(shown), permit::require),
                permit.termination());
        return engine.use(cores, HadoopSettings.forSpark(settings.all(), hadoop), work);
    }
}

package dev.ballast.cli;

import dev.ballast.nightly.NightlyRun;
import dev.ballast.nightly.PolicyInputs;
import dev.ballast.nightly.RunOptions;
import dev.ballast.nightly.RunResult;
import dev.ballast.nightly.RunStart;
import dev.ballast.nightly.Steps;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.GateResult;
import dev.ballast.plan.Gates;
import dev.ballast.plan.PlanSummary;
import dev.ballast.policy.InUse;
import dev.ballast.policy.Policy;
import dev.ballast.policy.PolicyFile;
import dev.ballast.policy.PullLog;
import dev.ballast.publish.Output;
import dev.ballast.retention.Keep;
import dev.ballast.retention.Retention;
import dev.ballast.scan.Storage;
import dev.ballast.storage.HadoopSettings;
import dev.ballast.storage.Lease;
import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.Reasons;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StorageRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
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
            "         --conf fs.s3a.endpoint=https://minio.example --conf fs.s3a.path.style.access=true",
            "",
            "The registry and the output may lie in different kinds of storage. Credentials of S3 come from the",
            "environment, a profile or the machine's role, as the AWS tools find them."
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

    @Option(
            names = "--min-age",
            paramLabel = "AGE",
            converter = Durations.class,
            description = "Keep what is younger, by the newest of blob, link and upload times: 90m, 12h, 7d, 4w."
                    + " Default: the policy's minAge, or 7d.")
    private @Nullable Duration minAge;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "What becomes of images, in YAML. Without it, every manifest revision is in use.")
    private @Nullable Path policy;

    @Mixin
    private InUseOptions inUse;

    @Mixin
    private PullLogOptions pulls;

    @Option(
            names = "--allow-empty-repositories",
            description = "Let the policy take everything of a repository that had a tag pushed within 30 days.")
    private boolean allowEmptyRepositories;

    @Option(
            names = "--allow-recent",
            description = "Let --min-age be less than 24h. Only for a registry that nobody writes to.")
    private boolean allowRecent;

    @Option(
            names = "--max-plan-share",
            paramLabel = "SHARE",
            defaultValue = "30%",
            converter = Share.Converter.class,
            description = "Refuse a plan that frees more of the stored bytes. Default: 30%%.")
    private Share maxPlanShare;

    @Option(
            names = "--capacity",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "What the registry's storage holds, such as 20TiB; the report then says when it is full.")
    private @Nullable Long capacity;

    @Mixin
    private InventoryOptions inventory;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private RetentionOptions retention;

    @Mixin
    private NotificationOptions notifications;

    @Mixin
    private LogOptions logging;

    private @Nullable Log log;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "64",
            description = "Requests to an object store that may be in flight at once, on each machine. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--no-cache",
            description =
                    "Read every manifest and tag again, also those that an earlier run read and that are unchanged.")
    private boolean noCache;

    @Option(
            names = "--resume",
            paramLabel = "RUN-ID",
            description =
                    "Go on with a run that failed within the last 24 hours: what it finished is not done again. The"
                            + " other options must be the same.")
    private @Nullable String resumed;

    @Option(names = "--json", description = "Print one JSON document instead of the summary line.")
    private boolean json;

    @Option(names = "--detailed-exitcode", description = "Exit with 2 if the plan is not empty.")
    private boolean detailedExitCode;

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
        checkConnections();
        Gates gates = new Gates(allowRecent ? Duration.ZERO : Gates.DEFAULT_MINIMUM_AGE, maxPlanShare.value());
        cluster.checkSettings(settings.all());
        Map<String, String> hadoop = HadoopSettings.of(engine.submission().under(settings.all()), connections);
        PolicyFile file = policy == null ? null : PolicyFile.read(policy);
        RunOptions options = new RunOptions(
                root,
                Outputs.open(output, hadoop),
                minAge(file),
                gates,
                capacity,
                !noCache,
                ToolVersion.current(),
                inputs(file),
                inventory.read(root, hadoop, clock.instant()),
                resumed);
        StorageLister lister = StorageLister.of(root, hadoop);
        NightlyRun.check(options, lister, clock.instant());
        try (Lease lease = Lease.acquire(output, hadoop, NAME, clock)) {
            RunStart start = NightlyRun.start(options, clock);
            log().of(start.runId());
            return termination.answer(log(), STOPPED, () -> {
                RunResult result = run(options, start, lister, hadoop, watch, new Permit(lease, termination));
                watch.published(result);
                print(result, output);
                tidy(new Output(result.out()), start, lease);
                return exitCode(result.plan());
            });
        }
    }

    private Duration minAge(@Nullable PolicyFile file) {
        Policy decided = file == null ? Policy.NONE : file.policy();
        return minAge == null ? decided.minAge().orElse(RunOptions.DEFAULT_MIN_AGE) : minAge;
    }

    private PolicyInputs inputs(@Nullable PolicyFile file) {
        Policy decided = file == null ? Policy.NONE : file.policy();
        InUse images = imagesInUse(decided);
        PullLog log = pulls.of(decided);
        if (log == null) {
            return new PolicyInputs(file, images, allowEmptyRepositories, null);
        }
        Optional<String> problem =
                log.problem(clock.instant(), decided.longestPulledWithin().orElse(Duration.ZERO));
        return problem.isPresent()
                ? new PolicyInputs(file, images.with(problem.get()), allowEmptyRepositories, null)
                : new PolicyInputs(file, images.with(log), allowEmptyRepositories, log);
    }

    private InUse imagesInUse(Policy decided) {
        if (!inUse.isEmpty() && policy == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--in-use keeps images from a policy, and there is none: every manifest revision stays. Add"
                            + " --policy.");
        }
        InUse images = inUse.read(decided, clock.instant());
        images.silent().values().forEach(why -> log().warn(why + " Its repositories keep every image."));
        return images;
    }

    private void checkConnections() {
        if (connections < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--connections " + connections + " is no number of requests; give 1 or more.");
        }
    }

    private void checkOutside(StorageRoot output, StorageRoot root) {
        if (output.liesIn(root)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out " + output + " lies inside the registry " + root + "; name a folder outside of it.");
        }
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
        int together = engine.submission().coresOfProcess(cores);
        int inFlight = options.registry().isLocal() ? 1 : Math.max(1, connections / together);
        ObjectReader reader = ObjectReader.of(options.registry(), hadoop);
        StepLog shown = logging.steps(log());
        Steps steps = new PermittedSteps(watch.timing(shown), permit::require);
        return engine.use(
                cores,
                HadoopSettings.forSpark(settings.all(), hadoop),
                new Night(options, start, lister, reader, inFlight, clock, shown, steps, permit.termination()));
    }

    /**
     * The work that needs Spark, in a class of its own: whatever names Spark in a command's methods is loaded with the
     * commands, and most of them run without Spark.
     */
    private record Night(
            RunOptions options,
            RunStart start,
            StorageLister lister,
            ObjectReader reader,
            int inFlight,
            Clock clock,
            StepLog shown,
            Steps steps,
            Termination termination)
            implements Function<SparkSession, RunResult> {
        /** A cluster's machines may come while the job runs. */
        private static final int TASKS_OF_CLUSTER = 64;

        @Override
        public RunResult apply(SparkSession spark) {
            Storage storage = new Storage(spark, lister, reader, tasks(spark.sparkContext()), inFlight);
            termination.stops(() -> stop(spark.sparkContext()));
            shown.watch(new SparkParts(new JavaSparkContext(spark.sparkContext()).statusTracker()));
            return new NightlyRun(storage, options, start, clock, steps).run();
        }

        /** Two for each core, so that one that is slow holds nobody up. */
        private static int tasks(SparkContext spark) {
            int perCore = 2 * spark.defaultParallelism();
            return spark.isLocal() ? perCore : Math.max(TASKS_OF_CLUSTER, perCore);
        }

        /** Spark would tell of every task that it gave up, by loggers of which some have a level of their own. */
        private static void stop(SparkContext spark) {
            try {
                if (!spark.isStopped()) {
                    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
                    spark.cancelAllJobs();
                }
            } catch (IllegalStateException e) {
                return; // It has been stopped in the meantime.
            }
        }
    }

    /** What a run has published is not less true for what could not be removed. */
    private void tidy(Output output, RunStart start, Lease lease) {
        Keep keep = retention.keep();
        if (!keep.isAsked()) {
            return;
        }
        try {
            lease.require();
            new Retention(output, keep).apply(start.at());
        } catch (IOException e) {
            log().warn("Cannot remove old runs and plans from " + output.folder() + ": " + Reasons.of(e)
                    + ". The next run tries again; check the permissions.");
        }
    }

    private void print(RunResult result, StorageRoot output) {
        result.plan().gates().stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::message)
                .forEach(log()::warn);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>(result.columns());
            document.put("plan_id", result.plan().planId());
            document.put("out", output.toString());
            spec.commandLine().getOut().println(Json.text(document));
        } else if (!logging.isQuiet()) {
            spec.commandLine().getOut().println(PlanSummary.lastLine(result.plan(), result.unreadableManifests()));
        }
        spec.commandLine().getOut().flush();
    }

    private int exitCode(DeletionPlan plan) {
        if (plan.incomplete()) {
            return ExitCode.INCOMPLETE;
        }
        if (plan.status().equals(DeletionPlan.REFUSED)) {
            return ExitCode.GATE_REFUSED;
        }
        return detailedExitCode && plan.total().items() > 0 ? ExitCode.PLAN_NOT_EMPTY : ExitCode.OK;
    }
}

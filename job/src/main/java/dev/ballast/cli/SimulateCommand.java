package dev.ballast.cli;

import dev.ballast.nightly.PolicyInputs;
import dev.ballast.nightly.Simulation;
import dev.ballast.nightly.Simulator;
import dev.ballast.plan.Gates;
import dev.ballast.policy.PolicyFile;
import dev.ballast.publish.Output;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast simulate}: what another policy would take. */
@Command(
        name = "simulate",
        description = {
            "Says what a policy would take of what the last run saw, and the difference to the policy of that run; with two",
            "policies, the difference between them. Scans nothing, writes no plan, and changes nothing in --out.",
            "",
            "Example: ballast simulate --policy stricter.yaml --out /srv/ballast"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private final Engine engine;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutOption out;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "The policy; given twice, the second is compared with the first.")
    private List<Path> policies;

    @Mixin
    private InUseOptions inUse;

    @Option(
            names = "--min-age",
            paramLabel = "AGE",
            converter = Durations.class,
            description = "Keep what was younger when the run began. Default: the policy's minAge, or the run's.")
    private @Nullable Duration minAge;

    @Option(
            names = "--max-plan-share",
            paramLabel = "SHARE",
            defaultValue = "30%",
            converter = Share.Converter.class,
            description = "Say whether the plan would free more of the stored bytes. Default: 30%%.")
    private Share maxPlanShare;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many lines to show, the largest differences first. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    SimulateCommand(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit " + limit + " is negative; use 0 or more.");
        }
        if (policies.size() > 2) {
            throw new ParameterException(
                    spec.commandLine(), "--policy is given more than twice; compare two at a time.");
        }
        List<PolicyInputs> inputs = policies.stream().map(this::inputs).toList();
        Simulation simulation = engine.use(
                Runtime.getRuntime().availableProcessors(),
                out.forSpark(),
                new Work(
                        out.output(),
                        new Gates(Gates.DEFAULT_MINIMUM_AGE, maxPlanShare.value()),
                        inputs,
                        minAge,
                        limit));
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(json ? Json.text(simulation) : SimulationText.of(simulation));
        terminal.flush();
        return ExitCode.OK;
    }

    private PolicyInputs inputs(Path file) {
        PolicyFile policy = PolicyFile.read(file);
        return new PolicyInputs(policy, inUse.read(policy.policy(), clock.instant()), false, null);
    }

    /** In a class of its own, so that the other commands load nothing of Spark. */
    private record Work(
            Output output,
            Gates gates,
            List<PolicyInputs> inputs,
            @Nullable Duration minAge,
            int limit) implements Function<SparkSession, Simulation> {
        @Override
        public Simulation apply(SparkSession spark) {
            Simulator simulator = new Simulator(spark, output, gates, limit);
            return inputs.size() == 1
                    ? simulator.against(inputs.get(0), minAge)
                    : simulator.between(inputs.get(0), inputs.get(1), minAge);
        }
    }
}

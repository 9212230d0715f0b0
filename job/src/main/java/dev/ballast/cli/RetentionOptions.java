package dev.ballast.cli;

import dev.ballast.nightly.RunStart;
import dev.ballast.publish.Output;
import dev.ballast.retention.Keep;
import dev.ballast.retention.Retention;
import dev.ballast.storage.Lease;
import dev.ballast.storage.Reasons;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much of its own output a run leaves. Nothing goes unless an administrator says so. */
final class RetentionOptions {
    @Option(
            names = "--keep-runs",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description =
                    "Remove working tables of runs before the newest N. What the next run or an approved plan needs stays.")
    private @Nullable Integer runs;

    @Option(
            names = "--keep-plans",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description =
                    "Remove plans before the newest N that are expired, not approved, and hold nothing in quarantine.")
    private @Nullable Integer plans;

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Of large tables' days before the last N, keep the last of each month.")
    private @Nullable Integer days;

    /** Removes what may go. What a run has published is not less true for what could not be removed. */
    void tidy(Output output, RunStart start, Lease lease, Log log) {
        Keep keep = new Keep(runs, plans, days);
        if (!keep.isAsked()) {
            return;
        }
        try {
            lease.require();
            new Retention(output, keep).apply(start.at());
        } catch (IOException e) {
            log.warn("Cannot remove old runs and plans from " + output.folder() + ": " + Reasons.of(e)
                    + ". The next run tries again; check the permissions.");
        }
    }

    static final class AtLeastOne implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.matches("[1-9]\\d{0,8}")) {
                return Integer.valueOf(text);
            }
            throw new TypeConversionException("'" + text + "' is no number from 1 on.");
        }
    }
}

package dev.ballast.cli;

import dev.ballast.retention.Keep;
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

    Keep keep() {
        return new Keep(runs, plans, days);
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

package dev.ballast.cli;

import dev.ballast.policy.Ages;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 90m}, {@code 12h}, {@code 7d}, {@code 4w}, and {@code 0}. */
final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Ages.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a duration; write it as 90m, 12h, 7d or 4w."));
    }
}

package dev.ballast.cli;

import dev.ballast.plan.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reason as plans write it: {@code expired_tag}. */
final class ReasonLabel implements ITypeConverter<Reason> {
    @Override
    public Reason convert(String text) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no reason; one of "
                        + Arrays.stream(Reason.values()).map(Reason::label).collect(Collectors.joining(", "))));
    }
}

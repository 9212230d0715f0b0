package dev.ballast.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of a whole as people write it: {@code 30%} or {@code 0.3}. */
record Share(double value) {

    static final class Converter implements ITypeConverter<Share> {
        private static final Pattern SHAPE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)(%?)");

        @Override
        public Share convert(String text) {
            Matcher matcher = SHAPE.matcher(text);
            double value = matcher.matches()
                    ? Double.parseDouble(matcher.group(1)) / (matcher.group(2).isEmpty() ? 1 : 100)
                    : -1;
            if (value < 0 || value > 1) {
                throw new TypeConversionException(
                        "'" + text + "' is not a share; write it as 30% or 0.3, at most 100%.");
            }
            return new Share(value);
        }
    }
}

package dev.ballast.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes as people write them: {@code 500GiB}, {@code 1.5TiB}, {@code 2TB}, or a number of bytes. */
final class Bytes implements ITypeConverter<Long> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?) ?(?:([kmgtpe]?)(i?)b?)");
    private static final List<String> PREFIXES = List.of("", "k", "m", "g", "t", "p", "e");

    @Override
    public Long convert(String text) {
        Matcher matcher = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size; write it as 500GiB, 1.5TiB or 2TB.");
        }
        BigDecimal unit =
                BigDecimal.valueOf(matcher.group(3).isEmpty() ? 1000 : 1024).pow(PREFIXES.indexOf(matcher.group(2)));
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
        if (bytes.signum() == 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new TypeConversionException("'" + text + "' is no size that a storage has.");
        }
        return bytes.longValue();
    }
}

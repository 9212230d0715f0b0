package dev.ballast.nightly;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names a run by when it began, such as {@code 20261123T023000Z-1a2b3c4d}: sorted by name is sorted by time. */
final class RunId {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RunId() {}

    /** @param random tells runs of one second apart */
    static String of(Instant startedAt, RandomGenerator random) {
        return SECOND.format(startedAt) + "-" + HexFormat.of().toHexDigits(random.nextInt());
    }
}

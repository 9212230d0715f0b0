package dev.ballast.storage;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Who holds an output, as the newest file of its folder {@code lease} says:
 *
 * <pre>{@code
 * id=5f0c2d9e1a7b4c36
 * command=run
 * owner=ballast
 * host=nightly-1
 * process=4711
 * process_started_at=2026-11-23T02:29:58Z
 * machine=0c9b…/pid:[4026531836]
 * started_at=2026-11-23T02:30:00Z
 * renewed_at=2026-11-23T02:41:30Z
 * state=held
 * }</pre>
 *
 * @param id names this holding; {@code ballast unlock --id} takes it
 * @param command what of Ballast holds it: {@code run}, {@code apply}
 * @param owner the user's name
 * @param startedAt when it was taken, by the holder's clock
 * @param renewedAt when the holder last said that it lives, by its clock
 * @param state whether it is still held
 */
record LeaseHolder(
        String id,
        String command,
        String owner,
        String host,
        ProcessIdentity process,
        Instant startedAt,
        Instant renewedAt,
        State state) {

    enum State {
        HELD,
        /** Its holder ended. */
        RELEASED,
        /** An administrator ended it. */
        UNLOCKED
    }

    LeaseHolder renewed(Instant now) {
        return new LeaseHolder(id, command, owner, host, process, startedAt, now, state);
    }

    LeaseHolder ended(State as, Instant now) {
        return new LeaseHolder(id, command, owner, host, process, startedAt, now, as);
    }

    boolean isHeld() {
        return state == State.HELD;
    }

    byte[] file() {
        return String.join(
                        "\n",
                        "id=" + id,
                        "command=" + command,
                        "owner=" + owner,
                        "host=" + host,
                        "process=" + process.id(),
                        "process_started_at=" + process.startedAt(),
                        "machine=" + process.machine(),
                        "started_at=" + startedAt,
                        "renewed_at=" + renewedAt,
                        "state=" + state.name().toLowerCase(Locale.ROOT),
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a file; nothing if it is still being written, or of another version. */
    static Optional<LeaseHolder> read(byte[] file) {
        Properties fields = new Properties();
        try {
            fields.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
            return Optional.of(new LeaseHolder(
                    field(fields, "id"),
                    field(fields, "command"),
                    field(fields, "owner"),
                    field(fields, "host"),
                    new ProcessIdentity(
                            Long.parseLong(field(fields, "process")),
                            field(fields, "process_started_at"),
                            field(fields, "machine")),
                    Instant.parse(field(fields, "started_at")),
                    Instant.parse(field(fields, "renewed_at")),
                    State.valueOf(field(fields, "state").toUpperCase(Locale.ROOT))));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String field(Properties fields, String name) {
        String value = fields.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name);
        }
        return value;
    }
}

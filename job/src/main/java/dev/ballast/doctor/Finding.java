package dev.ballast.doctor;

/**
 * What one check found.
 *
 * @param check its name: {@code registry}, {@code clock}
 * @param verdict whether a run would work
 * @param found what is so, in a sentence without an end; or what is wrong and what to do
 */
public record Finding(String check, Verdict verdict, String found) {

    /** Whether a run would work, and what would stop it. */
    public enum Verdict {
        OK,
        /** A run works, and somebody should look at it. */
        WARNING,
        /** A location makes no sense. */
        INVALID,
        /** The registry's storage does not answer. */
        UNREACHABLE,
        NOT_A_REGISTRY,
        /** The registry's storage refuses. */
        DENIED,
        /** The inventory cannot stand for a listing. */
        BAD_INVENTORY,
        /** The output cannot be written. */
        CANNOT_WRITE,
        /** Something else writes to the output. */
        LOCKED,
        BAD_CONFIGURATION,
        /** A safety gate would refuse every plan. */
        REFUSED,
        /** Clocks disagree. */
        WRONG_TIME;

        /** Whether a run would fail, or plan nothing. */
        public boolean isFailure() {
            return this != OK && this != WARNING;
        }
    }

    static Finding ok(String check, String found) {
        return new Finding(check, Verdict.OK, found);
    }

    static Finding warning(String check, String found) {
        return new Finding(check, Verdict.WARNING, found);
    }
}

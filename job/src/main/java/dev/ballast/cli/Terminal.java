package dev.ballast.cli;

import java.util.Optional;

/** Whoever sits before a command and can be asked. */
@FunctionalInterface
interface Terminal {
    /** Nobody sits there: a schedule, a script. */
    Terminal NOBODY = question -> Optional.empty();

    /** Shows a question and reads the line that answers it, an empty one if the input ended; nothing if nobody can be asked. */
    Optional<String> ask(String question);
}

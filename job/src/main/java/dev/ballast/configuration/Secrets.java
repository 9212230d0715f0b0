package dev.ballast.configuration;

import java.util.regex.Pattern;

/** Knows secrets by their names: a file that is copied, mailed and kept in git is no place for them. */
final class Secrets {
    /** Which class gives the secret, or where it lies, is none. */
    private static final Pattern POINTER = Pattern.compile("(?i).*(provider|path|file|location|class|impl|enabled)s?");

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(secret|passw|passphrase|token|credential|api[._-]?key|access[._-]?key|private[._-]?key|encryption[._-]?key|"
                    + "account[._-]?key|webhook|ping[._-]?url).*");

    private Secrets() {}

    static boolean isNamedBy(String key) {
        return SECRET.matcher(key).matches() && !POINTER.matcher(key).matches();
    }
}

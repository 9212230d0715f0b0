package dev.ballast.policy.imports;

/** A document is no policy of the registry that it is said to be of; the message says why, in one line. */
public final class ForeignPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ForeignPolicyException(String message) {
        super(message);
    }
}

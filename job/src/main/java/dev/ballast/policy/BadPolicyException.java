package dev.ballast.policy;

import java.util.List;

/** A policy cannot be read or understood; then nothing is decided by it. */
public final class BadPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<PolicyProblem> problems;

    BadPolicyException(List<PolicyProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** Something about it as a whole, or about what it asks for. */
    public BadPolicyException(String message) {
        super(message);
        this.problems = List.of();
    }

    /** Everything that is wrong, in the order of the file; nothing if it could not even be read. */
    public List<PolicyProblem> problems() {
        return problems;
    }

    private static String message(List<PolicyProblem> problems) {
        String more = problems.size() == 1
                ? ""
                : " (and " + (problems.size() - 1) + " more; 'ballast policy validate' lists them all)";
        return problems.get(0) + more;
    }
}

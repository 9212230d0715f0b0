package dev.ballast.configuration;

import dev.ballast.policy.PolicyProblem;
import java.util.List;

/** A configuration cannot be read or understood; the message says what, where and what to do, in one line. */
public final class BadConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<PolicyProblem> problems;

    BadConfigurationException(List<PolicyProblem> problems) {
        super(problems.get(0)
                + (problems.size() == 1
                        ? ""
                        : " (and " + (problems.size() - 1) + " more; 'ballast config validate' lists them all)"));
        this.problems = List.copyOf(problems);
    }

    BadConfigurationException(String message) {
        super(message);
        this.problems = List.of();
    }

    /** Everything that is wrong, in the order of the file; nothing if it could not even be read. */
    public List<PolicyProblem> problems() {
        return problems;
    }
}

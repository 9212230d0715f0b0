package dev.ballast.cli;

import dev.ballast.plan.Approval;
import dev.ballast.reports.Amounts;
import dev.ballast.sweep.SweepOptions;
import dev.ballast.sweep.SweepRefusedException;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Asks whether a plan that is approved shall be applied now. */
record Confirmation(Terminal terminal) {
    private static final int CHARACTERS = 4;

    /**
     * Shows what the plan takes, and asks for the end of its id.
     *
     * @return whether somebody was asked, and meant it
     * @throws SweepRefusedException if the answer was another one
     */
    boolean isGiven(Approval approval, SweepOptions options) {
        String planId = approval.planId();
        Optional<String> answer = terminal.ask(question(approval, options));
        if (answer.isPresent()
                && !planId.substring(planId.length() - CHARACTERS)
                        .equals(answer.get().strip())) {
            throw new SweepRefusedException(
                    Refusal.ANSWERED_OTHERWISE,
                    "Plan " + planId + " is not applied: the answer was '"
                            + answer.get().strip()
                            + "', not the last four characters of its id. Nothing was touched; to be"
                            + " asked again, apply it again.");
        }
        return answer.isPresent();
    }

    private static String question(Approval approval, SweepOptions options) {
        return String.format(
                "Plan %s, approved by %s at %s: %s items, %s.%n%s%nTo apply it, type the last four characters of its id: ",
                approval.planId(),
                approval.approvedBy(),
                approval.approvedAt().truncatedTo(ChronoUnit.SECONDS),
                Amounts.count(approval.total().items()),
                Amounts.bytes(approval.total().bytes()),
                fate(options));
    }

    private static String fate(SweepOptions options) {
        if (options.permanent()) {
            return "They are deleted for good: nothing brings them back.";
        }
        return options.throughApi().isPresent()
                ? "The registry deletes tags and manifests for good; the rest is moved aside."
                : "They are moved aside, and 'ballast restore' puts them back.";
    }
}

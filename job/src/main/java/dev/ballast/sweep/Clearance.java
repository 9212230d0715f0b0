package dev.ballast.sweep;

import static java.util.stream.Collectors.joining;

import dev.ballast.plan.AlteredPlanException;
import dev.ballast.plan.Approval;
import dev.ballast.plan.Approvals;
import dev.ballast.plan.DeletionPlan;
import dev.ballast.plan.PlanLibrary;
import dev.ballast.policy.InUse;
import dev.ballast.policy.PullLog;
import dev.ballast.sweep.AttemptEnd.Status;
import dev.ballast.sweep.SweepRefusedException.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a plan may be applied now. Whatever speaks against it is refused by its name. */
final class Clearance {
    private final PlanLibrary plans;
    private final InUse inUse;
    private final Instant now;

    Clearance(PlanLibrary plans, InUse inUse, Instant now) {
        this.plans = plans;
        this.inUse = inUse;
        this.now = now;
    }

    /**
     * The approval under which a plan is applied.
     *
     * @throws SweepRefusedException if it may not be
     */
    Approval of(DeletionPlan plan, Journal journal) throws IOException {
        PlanFitness.require(plan);
        Optional<AttemptEnd> last = journal.lastEnd();
        if (last.isPresent() && last.get().status() == Status.RESTORED) {
            throw refused(Refusal.PLAN_RESTORED, plan, "was restored. Make a new plan with 'ballast run'.");
        }
        if (now.isAfter(plan.expiresAt())) {
            throw refused(
                    Refusal.PLAN_EXPIRED,
                    plan,
                    "expired at " + plan.expiresAt() + ". Make a new one with 'ballast run'.");
        }
        isNewest(plan, journal);
        knowsWhatIsInUse(plan, last);
        return approval(plan);
    }

    /**
     * The approval under which a plan is applied in this way.
     *
     * @throws SweepRefusedException if it may not be
     */
    static Approval of(DeletionPlan plan, PlanLibrary plans, SweepOptions options, Instant now) throws IOException {
        Journal journal = Journal.of(plans.folder(plan.planId()));
        Approval approval = new Clearance(plans, options.inUse(), now).of(plan, journal);
        if (options.mayDelete() && !approval.permanent()) {
            throw refused(
                    Refusal.NOT_APPROVED_PERMANENT,
                    plan,
                    "is not approved to be deleted for good. Apply it without --permanent and --through-api, or approve it"
                            + " with --permanent.");
        }
        return approval;
    }

    /** A newer plan knows more; but what has begun is brought to its end. */
    private void isNewest(DeletionPlan plan, Journal journal) throws IOException {
        Optional<DeletionPlan> newest = plans.newest(DeletionPlan.OK);
        if (journal.isEmpty() && newest.isPresent() && newest.get().planId().compareTo(plan.planId()) > 0) {
            throw refused(
                    Refusal.NEWER_PLAN,
                    plan,
                    "is older than plan " + newest.get().planId() + ". Review and approve that one.");
        }
    }

    /** What a policy takes may be in use by now; blobs of what has gone may not. */
    private void knowsWhatIsInUse(DeletionPlan plan, Optional<AttemptEnd> last) {
        boolean isPast = last.isPresent() && last.get().status() == Status.WAITING;
        if (!inUse.problems().isEmpty()) {
            throw new SweepRefusedException(Refusal.IN_USE_STALE, String.join(" ", inUse.problems()));
        }
        DeletionPlan.Feeds feeds = plan.inUse();
        if (feeds != null
                && !isPast
                && now.isAfter(feeds.freshUntil())
                && !inUse.feeds().containsAll(feeds.names())) {
            throw refused(
                    Refusal.IN_USE_STALE,
                    plan,
                    "spares what was in use until " + feeds.freshUntil()
                            + ". Say what is in use now: "
                            + feeds.names().stream().map(Clearance::option).collect(joining(" ")) + ".");
        }
    }

    private static String option(String feed) {
        return feed.equals(PullLog.FEED) ? feed + " FILE" : "--in-use " + feed + "=FILE";
    }

    private String contentSha256(DeletionPlan plan, Approvals approvals) throws IOException {
        try {
            return approvals.contentSha256(plan.planId());
        } catch (AlteredPlanException e) {
            throw new SweepRefusedException(Refusal.PLAN_CHANGED, String.valueOf(e.getMessage()));
        }
    }

    private Approval approval(DeletionPlan plan) throws IOException {
        Approvals approvals = new Approvals(plans);
        Optional<Approval> approval = approvals.of(plan.planId());
        if (approval.isEmpty()) {
            throw refused(
                    Refusal.NOT_APPROVED,
                    plan,
                    "is not approved. Review it with 'ballast plan show', then approve it with 'ballast plan approve'.");
        }
        if (!approval.get().planId().equals(plan.planId())
                || !approval.get().contentSha256().equals(contentSha256(plan, approvals))) {
            throw refused(
                    Refusal.PLAN_CHANGED,
                    plan,
                    "is not the one that was approved: its content has another hash. Restore its folder, or review and"
                            + " approve it again.");
        }
        return approval.get();
    }

    private static SweepRefusedException refused(Refusal refusal, DeletionPlan plan, String why) {
        return new SweepRefusedException(refusal, "Plan " + plan.planId() + " " + why);
    }
}

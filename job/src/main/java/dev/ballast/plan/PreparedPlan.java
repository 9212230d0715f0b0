package dev.ballast.plan;

import java.io.IOException;

/** A plan that is written completely and not yet in its place. */
public final class PreparedPlan {
    private final DeletionPlan plan;
    private final Highlights highlights;
    private final PlanFolder folder;
    private final PlanLibrary plans;

    PreparedPlan(DeletionPlan plan, Highlights highlights, PlanFolder folder, PlanLibrary plans) {
        this.plan = plan;
        this.highlights = highlights;
        this.folder = folder;
        this.plans = plans;
    }

    public DeletionPlan plan() {
        return plan;
    }

    public Highlights highlights() {
        return highlights;
    }

    /** Puts the plan in its place, in one step. */
    public void publish() throws IOException {
        plans.publish(folder, plan.planId());
    }
}

package dev.ballast.plan;

import java.io.IOException;

/** A plan that is written completely and not yet in its place. */
public final class PreparedPlan {
    private final DeletionPlan plan;
    private final PlanFolder folder;
    private final PlanLibrary library;

    PreparedPlan(DeletionPlan plan, PlanFolder folder, PlanLibrary library) {
        this.plan = plan;
        this.folder = folder;
        this.library = library;
    }

    public DeletionPlan plan() {
        return plan;
    }

    /** Puts the plan in its place, in one step. */
    public void publish() throws IOException {
        library.publish(folder, plan.planId());
    }
}

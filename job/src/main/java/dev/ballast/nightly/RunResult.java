package dev.ballast.nightly;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.reports.model.Report;
import dev.ballast.tables.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found and where it wrote it.
 *
 * @param columns the row of the published table {@code runs}, by column
 * @param report the report that it published
 */
public record RunResult(
        Map<String, @Nullable Object> columns,
        Report report,
        DeletionPlan plan,
        Location out,
        long unreadableManifests) {}

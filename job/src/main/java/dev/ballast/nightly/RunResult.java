package dev.ballast.nightly;

import dev.ballast.plan.DeletionPlan;
import dev.ballast.tables.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found and where it wrote it.
 *
 * @param columns the row of the published table {@code runs}, by column
 */
public record RunResult(
        Map<String, @Nullable Object> columns, DeletionPlan plan, Location out, long unreadableManifests) {}

package dev.ballast.plan;

import com.fasterxml.jackson.core.JacksonException;
import dev.ballast.tables.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The plans that lie at one output. */
public record PlanLibrary(Location folder) {
    private static final String ID_PATTERN = "\\d{8}T\\d{6}Z-[0-9a-f]{8}";

    /** Every plan, the newest first. */
    public List<DeletionPlan> plans() throws IOException {
        List<DeletionPlan> plans = new ArrayList<>();
        for (String id : ids()) {
            ifWhole(id).ifPresent(plans::add);
        }
        return List.copyOf(plans);
    }

    /** The newest plan, or nothing. */
    public Optional<DeletionPlan> newest() throws IOException {
        return newest(plan -> true);
    }

    /** The newest plan of that status, or nothing. */
    public Optional<DeletionPlan> newest(String status) throws IOException {
        return newest(plan -> plan.status().equals(status));
    }

    private Optional<DeletionPlan> newest(Predicate<DeletionPlan> wanted) throws IOException {
        for (String id : ids()) {
            Optional<DeletionPlan> plan = ifWhole(id).filter(wanted);
            if (plan.isPresent()) {
                return plan;
            }
        }
        return Optional.empty();
    }

    /** Their ids, the newest first. */
    public List<String> ids() throws IOException {
        return folder.names().stream()
                .filter(name -> name.matches(ID_PATTERN))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** In an object store, a plan that is just being put in its place has no head yet, and is no plan. */
    private Optional<DeletionPlan> ifWhole(String planId) throws IOException {
        try {
            return Optional.of(plan(planId));
        } catch (NoSuchPlanException e) {
            return Optional.empty();
        }
    }

    /**
     * The plan of that id.
     *
     * @throws NoSuchPlanException if there is none
     * @throws UnreadablePlanException if its head is damaged
     */
    public DeletionPlan plan(String planId) throws IOException {
        Location file = folder(planId).resolve(PlanFiles.PLAN_JSON);
        try {
            return PlanFiles.JSON.readValue(file.read(), DeletionPlan.class);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new NoSuchPlanException(planId, folder);
        } catch (JacksonException e) {
            throw new UnreadablePlanException(folder(planId), e);
        }
    }

    /** The items of a plan, largest first. */
    public ItemReader items(String planId) throws IOException {
        return ItemReader.of(folder(planId).resolve(PlanFiles.ITEMS_CSV));
    }

    /** Where the files of that plan lie. */
    public Location folder(String planId) {
        if (!planId.matches(ID_PATTERN)) {
            throw new NoSuchPlanException(planId, folder);
        }
        return folder.resolve(planId);
    }

    /** A plan's id: when its run began, and a part of the hash of the run and its items. */
    String idOf(String runId, String itemsSha256) {
        byte[] hash = PlanFolder.sha256().digest((runId + itemsSha256).getBytes(StandardCharsets.UTF_8));
        return runId.substring(0, runId.indexOf('-') + 1) + HexFormat.of().formatHex(hash, 0, 4);
    }

    void publish(PlanFolder complete, String planId) throws IOException {
        folder(planId).take(complete.location(), PlanFiles.PLAN_JSON);
    }
}

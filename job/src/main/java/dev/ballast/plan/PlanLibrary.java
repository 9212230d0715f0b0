package dev.ballast.plan;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plans that lie at one output. */
public record PlanLibrary(Path folder) {
    private static final String ID_PATTERN = "\\d{8}T\\d{6}Z-[0-9a-f]{8}";

    /** Every plan, the newest first. */
    public List<DeletionPlan> plans() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            List<String> ids = folders.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(ID_PATTERN))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            List<DeletionPlan> plans = new java.util.ArrayList<>();
            for (String id : ids) {
                plans.add(plan(id));
            }
            return List.copyOf(plans);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    /** The newest plan, or nothing. */
    public Optional<DeletionPlan> newest() throws IOException {
        return plans().stream().findFirst();
    }

    /** The newest plan of that status, or nothing. */
    public Optional<DeletionPlan> newest(String status) throws IOException {
        return plans().stream().filter(plan -> plan.status().equals(status)).findFirst();
    }

    /**
     * The plan of that id.
     *
     * @throws NoSuchPlanException if there is none
     * @throws UnreadablePlanException if its head is damaged
     */
    public DeletionPlan plan(String planId) throws IOException {
        Path file = folder(planId).resolve(PlanFiles.PLAN_JSON);
        try {
            return PlanFiles.JSON.readValue(Files.readAllBytes(file), DeletionPlan.class);
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
    public Path folder(String planId) {
        if (!planId.matches(ID_PATTERN)) {
            throw new NoSuchPlanException(planId, folder);
        }
        return folder.resolve(planId);
    }

    PlanFolder begin(String runId) throws IOException {
        return new PlanFolder(Files.createDirectories(folder.resolve(".writing-" + runId)));
    }

    /** A plan's id: when its run began, and a part of the hash of the run and its items. */
    String idOf(String runId, String itemsSha256) {
        byte[] hash = PlanFolder.sha256().digest((runId + itemsSha256).getBytes(StandardCharsets.UTF_8));
        return runId.substring(0, runId.indexOf('-') + 1) + HexFormat.of().formatHex(hash, 0, 4);
    }

    void publish(PlanFolder complete, String planId) throws IOException {
        Files.move(complete.path(), folder(planId), StandardCopyOption.ATOMIC_MOVE);
    }
}

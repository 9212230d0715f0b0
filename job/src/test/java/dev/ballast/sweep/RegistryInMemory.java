package dev.ballast.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.ReadOutcome;
import dev.ballast.storage.StorageLister;
import dev.ballast.storage.StoredFile;
import dev.ballast.sweep.Restored.State;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a registry in memory. Whoever lists it, moves things aside or puts them back is held up before each
 * repository and each thing, so that others can do something just then.
 */
@SuppressWarnings("serial") // Nothing here is sent anywhere.
final class RegistryInMemory implements StorageLister, Remover {
    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(byte[] content, Instant modifiedAt) {}

    private final Map<String, Stored> files = new TreeMap<>();
    private final List<String> repositories;
    private final Quarantine quarantine;
    private final Runnable meanwhile;
    private final StringBuilder told = new StringBuilder();
    private Instant now;

    /**
     * An empty registry.
     *
     * @param repositories in the order in which they are listed
     * @param meanwhile what others do while somebody is held up
     */
    RegistryInMemory(List<String> repositories, Quarantine quarantine, Instant now, Runnable meanwhile) {
        this.repositories = repositories;
        this.quarantine = quarantine;
        this.now = now;
        this.meanwhile = meanwhile;
    }

    Instant now() {
        return now;
    }

    void setNow(Instant time) {
        now = time;
    }

    void put(String path, byte[] content) {
        files.put(path, new Stored(content, now));
    }

    /** Writes a link as registries do, in place of what was there. */
    void link(String path, Digest digest) {
        put(path, digest.toString().getBytes(UTF_8));
    }

    /** Whether a link is there and leads to it. */
    boolean links(String path, Digest digest) {
        Stored file = files.get(path);
        return file != null && new String(file.content(), UTF_8).equals(digest.toString());
    }

    @Override
    public Iterator<Listed> below(String folder) {
        if (!folder.equals(RegistryLayout.REPOSITORIES)) {
            return list(folder + "/").iterator();
        }
        return repositories.stream()
                .flatMap(repository -> {
                    holdUp();
                    List<Listed> files = list(RegistryLayout.REPOSITORIES + "/" + repository + "/");
                    told.append(files);
                    return files.stream();
                })
                .iterator();
    }

    private List<Listed> list(String prefix) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(prefix))
                .<Listed>map(file -> new StoredFile(
                        file.getKey(),
                        file.getValue().content().length,
                        file.getValue().modifiedAt()))
                .toList();
    }

    @Override
    public FolderContent in(String folder) {
        String prefix = folder + "/";
        List<String> folders = files.keySet().stream()
                .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) > 0)
                .map(path -> path.substring(0, path.indexOf('/', prefix.length())))
                .distinct()
                .toList();
        List<Listed> direct = list(prefix).stream()
                .filter(file -> ((StoredFile) file).path().indexOf('/', prefix.length()) < 0)
                .toList();
        return new FolderContent(folders, direct);
    }

    ReadOutcome read(String path, int limitBytes) {
        Stored file = files.get(path);
        return file == null ? new ReadOutcome.Absent() : new ReadOutcome.Content(file.content());
    }

    @Override
    public boolean isStored(String path) {
        return files.containsKey(path);
    }

    @Override
    public boolean isAside(String path) {
        return isStored(quarantine.of(path));
    }

    @Override
    public List<Act> purge(List<OutcomeRow> rows) {
        throw new UnsupportedOperationException("Nobody purges here");
    }

    @Override
    public int hand() {
        return 1;
    }

    @Override
    public void probe() {
        // It can always be changed.
    }

    @Override
    public String quarantineOf(Target target) {
        return quarantine.of(target.place());
    }

    @Override
    public List<Act> quarantine(List<Target> targets) {
        return targets.stream().map(this::quarantine).toList();
    }

    private Act quarantine(Target target) {
        holdUp();
        Act act = moveAside(target);
        told.append(act);
        return act;
    }

    private Act moveAside(Target target) {
        Stored file = files.get(target.place());
        if (file == null) {
            return Act.of(isStored(quarantineOf(target)) ? Outcome.QUARANTINED : Outcome.ABSENT);
        }
        if (!target.isAsPlanned(file.content().length, file.modifiedAt())) {
            return Act.skipped(Act.CHANGED);
        }
        move(target.place(), quarantineOf(target));
        return Act.of(Outcome.QUARANTINED);
    }

    @Override
    public List<Restored> restore(List<OutcomeRow> rows) {
        return rows.stream().map(this::restore).toList();
    }

    private Restored restore(OutcomeRow row) {
        holdUp();
        Restored restored = Restored.of(putBack(row));
        told.append(restored);
        return restored;
    }

    private State putBack(OutcomeRow row) {
        String place = quarantine.original(row.quarantine());
        boolean isAside = isStored(row.quarantine());
        if (isStored(place)) {
            return isAside ? State.PRESENT : State.IN_PLACE;
        }
        if (!isAside) {
            return State.LOST;
        }
        move(row.quarantine(), place);
        return State.RESTORED;
    }

    /** Lets the others do something, at a point that is not as any before. */
    void holdUp() {
        told.append('|');
        meanwhile.run();
    }

    /** What there is, and what those were told who listed it and moved things: all that they can act upon. */
    String state() {
        StringBuilder state = new StringBuilder(told);
        files.forEach((path, file) -> state.append('\n').append(path).append(file.modifiedAt()));
        return state.toString();
    }

    private void move(String from, String to) {
        files.put(to, files.remove(from));
    }
}

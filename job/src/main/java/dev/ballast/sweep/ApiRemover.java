package dev.ballast.sweep;

import static com.google.common.collect.ImmutableList.toImmutableList;

import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sweep.Restored.State;
import dev.ballast.sweep.api.RegistryApi;
import dev.ballast.sweep.api.Reply;
import java.util.List;

/**
 * Lets the registry delete tags and manifests itself, and moves everything else aside in its storage. What the registry
 * deleted cannot be put back. Registries that delete no tags (Distribution before 3.0) have them moved aside.
 */
final class ApiRemover implements Remover {
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final RegistryApi api;
    private final Remover storage;

    ApiRemover(RegistryApi api, Remover storage) {
        this.api = api;
        this.storage = storage;
    }

    @Override
    public void probe() {
        api.probe();
        storage.probe();
    }

    @Override
    public int hand() {
        return storage.hand();
    }

    @Override
    public void expect(List<String> places) {
        storage.expect(places);
    }

    /** Targets come step by step, so that a hand has either tags, or manifests, or neither. */
    @Override
    public List<Act> quarantine(List<Target> targets) {
        if (targets.stream().noneMatch(ApiRemover::isForTheApi)) {
            return storage.quarantine(targets);
        }
        return targets.stream().map(this::act).collect(toImmutableList());
    }

    private static boolean isForTheApi(Target target) {
        Entry entry = entry(target.item().path());
        return entry instanceof Entry.TagCurrentLink || entry instanceof Entry.RevisionLink;
    }

    private static Entry entry(String path) {
        return RegistryLayout.classify(path);
    }

    private Act act(Target target) {
        Entry entry = entry(target.item().path());
        if (entry instanceof Entry.TagCurrentLink tag) {
            return tag(tag, target);
        }
        return entry instanceof Entry.RevisionLink link
                ? act(api.remove(link.repository(), link.digest().toString()))
                : aside(target);
    }

    /** A tag may have moved since anybody looked. */
    private Act tag(Entry.TagCurrentLink tag, Target target) {
        Reply now = api.head(tag.repository(), tag.tag());
        if (!now.isDone()) {
            return act(now);
        }
        if (!now.digest().orElse("").equals(target.item().digest())) {
            return Act.skipped(Act.CHANGED);
        }
        Reply reply = api.remove(tag.repository(), tag.tag());
        return reply.status() == BAD_REQUEST || reply.status() == METHOD_NOT_ALLOWED ? aside(target) : act(reply);
    }

    private Act aside(Target target) {
        return storage.quarantine(List.of(target)).get(0);
    }

    private static Act act(Reply reply) {
        if (reply.isDone()) {
            return Act.of(Outcome.DELETED);
        }
        if (reply.isAbsent()) {
            return Act.of(Outcome.ABSENT);
        }
        String why = reply.status() == METHOD_NOT_ALLOWED
                ? "the registry deletes nothing: enable storage.delete in its configuration"
                : reply.why();
        return new Act(
                Outcome.FAILED, why, "", reply.status() == 0 ? "NoAnswer" : "Http" + reply.status(), reply.status());
    }

    @Override
    public String quarantineOf(Target target) {
        return storage.quarantineOf(target);
    }

    @Override
    public List<Restored> restore(List<OutcomeRow> rows) {
        return rows.stream()
                .map(row -> row.outcome() == Outcome.DELETED
                        ? pushedAgain(row)
                        : storage.restore(List.of(row)).get(0))
                .collect(toImmutableList());
    }

    private Restored pushedAgain(OutcomeRow row) {
        return Restored.of(storage.isStored(row.path()) ? State.PRESENT : State.LOST);
    }

    @Override
    public List<Act> purge(List<OutcomeRow> rows) {
        return storage.purge(rows);
    }

    @Override
    public boolean isStored(String path) {
        return storage.isStored(path);
    }

    @Override
    public boolean isAside(String path) {
        return storage.isAside(path);
    }
}

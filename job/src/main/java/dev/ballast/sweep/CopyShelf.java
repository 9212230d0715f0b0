package dev.ballast.sweep;

import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sweep.Bucket.Name;
import dev.ballast.sweep.Restored.State;
import dev.ballast.tables.AtOnce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keeps copies beside the registry, in a bucket without versions.
 *
 * <p>What is at a key cannot differ from the copy but by a tag: everything else that a plan takes has its content named by
 * its key. So where the store deletes whatever it is asked to, tags stay, unless nobody writes; and where it deletes on
 * condition, nothing is removed that was not copied.
 */
final class CopyShelf implements Shelf {
    private static final int AT_ONCE = 32;

    private final Bucket bucket;
    private final BucketPlaces places;
    private final boolean isConditional;

    CopyShelf(Bucket bucket, BucketPlaces places, boolean isConditional) {
        this.bucket = bucket;
        this.places = places;
        this.isConditional = isConditional;
    }

    @Override
    public String placeOf(Target target) {
        return places.quarantine().of(target.place());
    }

    @Override
    public int hand(int connections) {
        return 2 * connections;
    }

    @Override
    public List<Act> take(List<Sighting> sightings) {
        List<Callable<Act>> work = new ArrayList<>();
        sightings.forEach(sighting -> work.add(() -> take(sighting)));
        return AtOnce.all(work, AT_ONCE);
    }

    private Act take(Sighting sighting) {
        if (!isConditional && RegistryLayout.classify(sighting.target().place()) instanceof Entry.TagCurrentLink) {
            return Act.skipped("the store cannot delete a tag only if it has not moved");
        }
        for (StoredObject object : sighting.objects()) {
            try {
                move(object);
            } catch (SdkException e) {
                return Acts.failed(e);
            }
        }
        return Act.of(Outcome.QUARANTINED);
    }

    private void move(StoredObject object) {
        String aside = places.aside(object.key());
        bucket.copy(object, aside);
        try {
            bucket.remove(object.key(), isConditional ? Optional.of(object.etag()) : Optional.empty());
        } catch (SdkException e) {
            if (bucket.find(object.key()).isPresent()) {
                bucket.remove(aside, Optional.empty());
            }
            throw e;
        }
    }

    @Override
    public Act absent(Target target) {
        return Act.of(holds(target.place()) ? Outcome.QUARANTINED : Outcome.ABSENT);
    }

    @Override
    public boolean holds(String path) {
        return !aside(path).isEmpty();
    }

    private List<StoredObject> aside(String path) {
        String aside = places.aside(places.key(path));
        Optional<StoredObject> file = bucket.find(aside);
        return file.map(List::of).orElseGet(() -> bucket.below(aside + "/"));
    }

    @Override
    public List<Act> purge(List<OutcomeRow> rows, int connections) {
        List<Callable<List<Name>>> work = new ArrayList<>();
        rows.forEach(row -> work.add(() -> names(row)));
        try {
            return new Purging(bucket).acts(AtOnce.all(work, connections));
        } catch (SdkException e) {
            return Collections.nCopies(rows.size(), Acts.failed(e));
        }
    }

    private List<Name> names(OutcomeRow row) {
        String aside = places.aside(places.key(row.path()));
        boolean isFolder = Target.of(row.planned()).map(Target::isFolder).orElse(false);
        return isFolder
                ? bucket.below(aside + "/").stream()
                        .map(object -> Name.of(object.key()))
                        .toList()
                : List.of(Name.of(aside));
    }

    @Override
    public Restored restore(OutcomeRow row) {
        List<StoredObject> aside = aside(row.path());
        String key = places.key(row.path());
        if (bucket.find(key).isPresent() || !bucket.below(key + "/").isEmpty()) {
            return Restored.of(aside.isEmpty() ? State.IN_PLACE : State.PRESENT);
        }
        if (aside.isEmpty()) {
            return Restored.of(State.LOST);
        }
        for (StoredObject object : aside) {
            bucket.copy(object, key + object.key().substring(places.aside(key).length()));
        }
        for (StoredObject object : aside) {
            bucket.remove(object.key(), Optional.empty());
        }
        return Restored.of(State.RESTORED);
    }
}

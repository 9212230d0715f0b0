package dev.ballast.sweep;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.Reasons;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import dev.ballast.tables.AtOnce;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A registry in a bucket. Before each object goes, its size and time are compared with the plan's. In a bucket with versions
 * it is hidden behind a marker; otherwise it is copied beside the registry, and then removed if it is still the same.
 */
final class BucketRemover implements Remover {
    private static final int DENIED = 403;
    private static final byte[] PROBE = "ballast".getBytes(StandardCharsets.UTF_8);

    private final Bucket bucket;
    private final BucketPlaces places;
    private final int connections;
    private final Survey survey;
    private @Nullable Shelf shelf;

    /**
     * A remover.
     *
     * @param connections how many requests may be in flight at once
     */
    BucketRemover(Bucket bucket, BucketPlaces places, int connections, Clock clock) {
        this.bucket = bucket;
        this.places = places;
        this.connections = connections;
        this.survey = new Survey(bucket, places.key(RegistryLayout.ROOT + "/"), connections, clock);
    }

    @Override
    public void probe() {
        try {
            shelf = shelf(places.probe());
        } catch (SdkException e) {
            throw new StorageException(
                    e instanceof S3Exception answer && answer.statusCode() == DENIED ? Kind.DENIED : Kind.UNREACHABLE,
                    "Cannot change the registry at " + places.root() + ": " + Reasons.of(e)
                            + ". Use credentials that may put, copy and delete objects, and versions where there are any.");
        }
    }

    /** Writes an object, copies it, removes both, and learns from the answers what the store can do. */
    private Shelf shelf(String key) {
        StoredObject probe = bucket.put(key, PROBE);
        bucket.copy(probe, key + ".copy");
        String copyMarker = bucket.remove(key + ".copy", Optional.empty());
        boolean isConditional = isConditional(probe);
        String marker = bucket.remove(key, Optional.empty());
        if (probe.versionId().isEmpty() || marker.isEmpty()) {
            return new CopyShelf(bucket, places, isConditional);
        }
        for (Bucket.Version version : bucket.versions(key)) {
            bucket.removeVersion(version.object().key(), version.object().versionId());
        }
        return copyMarker.isEmpty()
                ? new CopyShelf(bucket, places, isConditional)
                : new VersionShelf(bucket, places, isConditional);
    }

    /** A store that does not know conditional deletions ignores the condition, or refuses it. */
    private boolean isConditional(StoredObject probe) {
        try {
            bucket.remove(probe.key(), Optional.of("\"00000000000000000000000000000000\""));
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == DENIED) {
                throw e;
            }
            return e.statusCode() == Acts.PRECONDITION_FAILED;
        }
    }

    private Shelf shelf() {
        Shelf known = shelf;
        if (known == null) {
            throw new IllegalStateException("The bucket was not probed");
        }
        return known;
    }

    @Override
    public int hand() {
        return shelf().hand(connections);
    }

    @Override
    public String quarantineOf(Target target) {
        return shelf().placeOf(target);
    }

    @Override
    public void expect(List<String> paths) {
        survey.expect(keys(paths));
    }

    private List<String> keys(List<String> paths) {
        return paths.stream().map(places::key).toList();
    }

    @Override
    public List<Act> quarantine(List<Target> targets) {
        survey.refresh();
        List<Object> seen = each(targets, this::look);
        survey.forget(keys(targets.stream().map(Target::place).toList()));
        List<Sighting> sightings = seen.stream()
                .filter(Sighting.class::isInstance)
                .map(Sighting.class::cast)
                .toList();
        List<Act> taken = shelf().take(sightings);
        List<Act> acts = new ArrayList<>();
        int next = 0;
        for (Object one : seen) {
            if (one instanceof Act act) {
                acts.add(act);
            } else {
                acts.add(taken.get(next));
                next++;
            }
        }
        return acts;
    }

    /** A {@link Sighting}, or the {@link Act} of what is not there as planned. */
    private Object look(Target target) {
        Optional<List<StoredObject>> listed =
                survey.sighted(places.key(target.place())).map(List::of).filter(target::isAsPlanned);
        return listed.isPresent() ? new Sighting(target, listed.get()) : lookAtItself(target);
    }

    private Object lookAtItself(Target target) {
        try {
            List<StoredObject> objects = objects(target);
            if (objects.isEmpty()) {
                return shelf().absent(target);
            }
            return target.isAsPlanned(objects) ? new Sighting(target, objects) : Act.skipped(Act.CHANGED);
        } catch (SdkException e) {
            return Acts.failed(e);
        }
    }

    private List<StoredObject> objects(Target target) {
        String key = places.key(target.place());
        return target.isFolder()
                ? bucket.below(key + "/")
                : bucket.find(key).map(List::of).orElse(List.of());
    }

    @Override
    public List<Restored> restore(List<OutcomeRow> rows) {
        return each(rows, row -> {
            try {
                return shelf().restore(row);
            } catch (SdkException e) {
                return new Restored(Restored.State.FAILED, Reasons.of(e));
            }
        });
    }

    @Override
    public List<Act> purge(List<OutcomeRow> rows) {
        return shelf().purge(rows, connections);
    }

    @Override
    public boolean isStored(String path) {
        return bucket.find(places.key(path)).isPresent();
    }

    @Override
    public boolean isAside(String path) {
        return shelf().holds(path);
    }

    private <A, B> List<B> each(List<A> all, Function<A, B> work) {
        List<Callable<B>> calls = new ArrayList<>();
        all.forEach(one -> calls.add(() -> work.apply(one)));
        return AtOnce.all(calls, connections);
    }
}

package dev.ballast.sweep;

import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.sweep.Bucket.Name;
import dev.ballast.sweep.Bucket.Removal;
import dev.ballast.sweep.Bucket.Version;
import dev.ballast.sweep.Restored.State;
import dev.ballast.tables.AtOnce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Hides things behind markers, in a bucket with versions: nothing is copied, and nothing can be lost, whatever anybody
 * writes meanwhile. Blobs and links of layers go in pages; tags and manifests one by one, and if another version than the
 * one that was found lies right under its marker, the marker is taken away again.
 */
final class VersionShelf implements Shelf {
    private static final String VERSION = "version";
    private static final int AT_ONCE = 32;

    private final Bucket bucket;
    private final BucketPlaces places;
    private final boolean isConditional;

    VersionShelf(Bucket bucket, BucketPlaces places, boolean isConditional) {
        this.bucket = bucket;
        this.places = places;
        this.isConditional = isConditional;
    }

    @Override
    public String placeOf(Target target) {
        return VERSION;
    }

    @Override
    public int hand(int connections) {
        return S3Bucket.PAGE;
    }

    @Override
    public List<Act> take(List<Sighting> sightings) {
        Map<Sighting, Act> acts = new HashMap<>(takeTogether(
                sightings.stream().filter(sighting -> !isSingle(sighting)).toList()));
        List<Sighting> singles =
                sightings.stream().filter(VersionShelf::isSingle).toList();
        List<Callable<Act>> work = new ArrayList<>();
        singles.forEach(sighting -> work.add(() -> takeAlone(sighting.objects().get(0))));
        List<Act> taken = AtOnce.all(work, AT_ONCE);
        for (int i = 0; i < singles.size(); i++) {
            acts.put(singles.get(i), taken.get(i));
        }
        return sightings.stream().map(acts::get).toList();
    }

    private static boolean isSingle(Sighting sighting) {
        Entry entry = RegistryLayout.classify(sighting.target().place());
        return entry instanceof Entry.TagCurrentLink || entry instanceof Entry.RevisionLink;
    }

    private Map<Sighting, Act> takeTogether(List<Sighting> sightings) {
        List<Name> keys = sightings.stream()
                .flatMap(sighting -> sighting.objects().stream())
                .map(object -> Name.of(object.key()))
                .toList();
        Map<Sighting, Act> acts = new HashMap<>();
        if (keys.isEmpty()) {
            return acts;
        }
        try {
            Map<Name, Removal> removals = bucket.removeAll(keys);
            sightings.forEach(sighting -> acts.put(sighting, act(sighting, removals)));
        } catch (SdkException e) {
            sightings.forEach(sighting -> acts.put(sighting, Acts.failed(e)));
        }
        return acts;
    }

    /** Of an upload, the first of its objects that could not go says why. */
    private static Act act(Sighting sighting, Map<Name, Removal> removals) {
        List<Removal> all = sighting.objects().stream()
                .map(object ->
                        removals.getOrDefault(Name.of(object.key()), new Removal("", "NoAnswer", "not in the answer")))
                .toList();
        return Acts.of(
                all.stream().filter(removal -> !removal.isDone()).findFirst().orElse(all.get(0)));
    }

    private Act takeAlone(StoredObject object) {
        try {
            String marker = bucket.remove(object.key(), isConditional ? Optional.of(object.etag()) : Optional.empty());
            List<Version> versions = of(object.key());
            int at = 0;
            while (at < versions.size()
                    && !versions.get(at).object().versionId().equals(marker)) {
                at++;
            }
            boolean isRight = at + 1 < versions.size()
                    && versions.get(at + 1).object().versionId().equals(object.versionId());
            if (!isRight) {
                bucket.removeVersion(object.key(), marker);
                return Act.skipped(Act.CHANGED);
            }
            return new Act(Outcome.QUARANTINED, "", marker, "", 0);
        } catch (SdkException e) {
            return Acts.failed(e);
        }
    }

    /** Versions and markers of one key, the newest first. */
    private List<Version> of(String key) {
        return bucket.versions(key).stream()
                .filter(version -> version.object().key().equals(key))
                .toList();
    }

    @Override
    public Act absent(Target target) {
        return topMarker(target.place())
                .filter(marker -> isOver(marker, target))
                .map(marker -> new Act(Outcome.QUARANTINED, "", marker.object().versionId(), "", 0))
                .orElse(Act.of(Outcome.ABSENT));
    }

    private boolean isOver(Version marker, Target target) {
        List<Version> versions = of(marker.object().key());
        return versions.size() > 1
                && !versions.get(1).isMarker()
                && (target.isFolder()
                        || target.isAsPlanned(List.of(versions.get(1).object())));
    }

    /** The marker that hides a path, or the first of a folder. */
    private Optional<Version> topMarker(String path) {
        String key = places.key(path);
        return bucket.versions(key).stream()
                .filter(version -> version.object().key().equals(key)
                        || version.object().key().startsWith(key + "/"))
                .filter(version -> version.isMarker() && version.isLatest())
                .findFirst();
    }

    @Override
    public boolean holds(String path) {
        return topMarker(path).isPresent();
    }

    /** What lies under a marker goes before the marker, or it would be there again. */
    @Override
    public List<Act> purge(List<OutcomeRow> rows, int connections) {
        List<Callable<List<Version>>> work = new ArrayList<>();
        rows.forEach(row -> work.add(() -> hidden(row)));
        try {
            List<List<Version>> hidden = AtOnce.all(work, connections);
            List<Act> acts = new ArrayList<>(new Purging(bucket).acts(names(hidden, false)));
            List<List<Name>> markers = new ArrayList<>(names(hidden, true));
            for (int i = 0; i < acts.size(); i++) {
                if (acts.get(i).outcome() != Outcome.DELETED) {
                    markers.set(i, List.of());
                }
            }
            List<Act> uncovered = new Purging(bucket).acts(markers);
            for (int i = 0; i < acts.size(); i++) {
                if (uncovered.get(i).outcome() != Outcome.DELETED) {
                    acts.set(i, uncovered.get(i));
                }
            }
            return acts;
        } catch (SdkException e) {
            return Collections.nCopies(rows.size(), Acts.failed(e));
        }
    }

    private static List<List<Name>> names(List<List<Version>> hidden, boolean markers) {
        return hidden.stream()
                .map(versions -> versions.stream()
                        .filter(version -> version.isMarker() == markers)
                        .map(version -> new Name(
                                version.object().key(), version.object().versionId()))
                        .toList())
                .toList();
    }

    /** The marker of a row, and what lies right under it; of an upload, of each of its objects. */
    private List<Version> hidden(OutcomeRow row) {
        String key = places.key(row.path());
        boolean isFolder = Target.of(row.planned()).map(Target::isFolder).orElse(false);
        List<Version> all = bucket.versions(isFolder ? key + "/" : key);
        List<Version> hidden = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            StoredObject object = all.get(i).object();
            boolean isOurs = isFolder
                    ? all.get(i).isLatest()
                    : object.key().equals(key) && object.versionId().equals(row.versionId());
            if (all.get(i).isMarker() && isOurs) {
                hidden.add(all.get(i));
                if (i + 1 < all.size() && all.get(i + 1).object().key().equals(object.key())) {
                    hidden.add(all.get(i + 1));
                }
            }
        }
        return hidden;
    }

    @Override
    public Restored restore(OutcomeRow row) {
        Optional<Target> target = Target.of(row.planned());
        String key = places.key(row.path());
        List<Version> newest = bucket.versions(key).stream()
                .filter(version -> version.object().key().equals(key)
                        || version.object().key().startsWith(key + "/"))
                .filter(Version::isLatest)
                .toList();
        if (newest.isEmpty()) {
            return Restored.of(State.LOST);
        }
        List<Version> markers = newest.stream().filter(Version::isMarker).toList();
        if (markers.isEmpty()) {
            return Restored.of(State.IN_PLACE);
        }
        for (Version marker : markers) {
            boolean isOurs = row.versionId().isEmpty()
                    ? target.filter(one -> isOver(marker, one)).isPresent()
                    : target.filter(Target::isFolder).isPresent()
                            || row.versionId().equals(marker.object().versionId());
            if (!isOurs) {
                return Restored.of(State.LOST);
            }
            bucket.removeVersion(marker.object().key(), marker.object().versionId());
        }
        return Restored.of(State.RESTORED);
    }
}

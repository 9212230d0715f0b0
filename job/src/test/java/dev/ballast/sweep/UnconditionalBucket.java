package dev.ballast.sweep;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A bucket without versions whose store deletes whatever it is asked to, on condition or not, as older ones do. */
class UnconditionalBucket implements Bucket {
    final Map<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    /** How often somebody asked for a page of a listing. */
    final AtomicInteger pages = new AtomicInteger();
    /** How often somebody asked for one object. */
    final AtomicInteger finds = new AtomicInteger();

    StoredObject store(String key, long sizeBytes, Instant modifiedAt) {
        StoredObject object = new StoredObject(key, sizeBytes, modifiedAt, "\"" + key + "\"", "", "");
        objects.put(key, object);
        return object;
    }

    @Override
    public StoredObject put(String key, byte[] content) {
        return store(key, content.length, Instant.EPOCH);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        finds.incrementAndGet();
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public List<StoredObject> page(String prefix, String after) {
        pages.incrementAndGet();
        return below(prefix).stream()
                .filter(object -> object.key().compareTo(after) > 0)
                .limit(S3Bucket.PAGE)
                .toList();
    }

    @Override
    public List<StoredObject> below(String prefix) {
        return objects.values().stream()
                .filter(object -> object.key().startsWith(prefix))
                .toList();
    }

    @Override
    public void copy(StoredObject object, String to) {
        store(to, object.sizeBytes(), object.modifiedAt());
    }

    @Override
    public String remove(String key, Optional<String> etag) {
        objects.remove(key);
        return "";
    }

    @Override
    public Map<Name, Removal> removeAll(Collection<Name> names) {
        throw new UnsupportedOperationException("Nothing deletes pages here");
    }

    @Override
    public void removeVersion(String key, String versionId) {
        throw new UnsupportedOperationException("There are no versions");
    }

    @Override
    public List<Version> versions(String prefix) {
        throw new UnsupportedOperationException("There are no versions");
    }
}

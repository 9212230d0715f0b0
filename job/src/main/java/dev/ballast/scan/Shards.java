package dev.ballast.scan;

import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import dev.ballast.storage.FolderContent;
import dev.ballast.storage.Listed;
import dev.ballast.storage.StorageLister;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Cuts the storage into shards: deterministic, without overlap, and together everything. */
final class Shards {
    /**
     * With fewer blobs in a prefix folder than this, an object store answers faster when asked for all of them: a
     * thousand come in one request, and 256 requests for a handful each take longer than the pages one after the other.
     */
    private static final int WORTH_A_REQUEST = 100;

    /** With so many folders every task is busy; more would only fill the driver's memory. */
    static final int MOST_FOLDERS = 65_536;
    /** After so many it is asked how many folders there are by now. */
    private static final int OPENED_TOGETHER = 64;

    private final StorageLister lister;
    private final int inFlight;
    private final List<Shard> shards = new ArrayList<>();
    private final List<Listed> found = new ArrayList<>();

    private Shards(StorageLister lister, int inFlight) {
        this.lister = lister;
        this.inFlight = inFlight;
    }

    /** The algorithms' prefix folders, 256 of them where blobs are many. */
    static List<Shard> ofBlobs(Storage storage, String blobs) {
        return new Shards(storage.lister(), storage.inFlight()).blobs(blobs);
    }

    /**
     * Folders of repositories, discovered level by level until there are enough to keep every task busy. A repository's
     * own folders, whose names begin with an underscore, are never cut.
     */
    static List<Shard> ofRepositories(Storage storage, String repositories, int enough) {
        return new Shards(storage.lister(), storage.inFlight()).repositories(repositories, enough);
    }

    private List<Shard> blobs(String blobs) {
        for (String algorithm : open(List.of(blobs))) {
            FolderContent content = lister.in(algorithm);
            if (lister.isFlat() && isScarce(content.folders())) {
                shards.add(new Shard.Below(algorithm));
            } else {
                content.folders().forEach(prefix -> shards.add(new Shard.Below(prefix)));
                found.addAll(content.files());
            }
        }
        return withFound();
    }

    private boolean isScarce(List<String> prefixes) {
        return !prefixes.isEmpty()
                && Iterators.size(Iterators.limit(lister.below(prefixes.get(0)), WORTH_A_REQUEST)) < WORTH_A_REQUEST;
    }

    private List<Shard> repositories(String repositories, int enough) {
        List<String> level = List.of(repositories);
        while (!level.isEmpty() && shards.size() + level.size() < enough) {
            level.stream().filter(Shards::isReserved).forEach(folder -> shards.add(new Shard.Below(folder)));
            level = open(level.stream().filter(folder -> !isReserved(folder)).toList());
        }
        level.forEach(folder -> shards.add(new Shard.Below(folder)));
        return withFound();
    }

    /** The folders in these, sorted; where they are too many, what is left of these stays as it is. */
    private List<String> open(List<String> folders) {
        List<String> below = new ArrayList<>();
        for (List<String> some : Lists.partition(folders, OPENED_TOGETHER)) {
            if (below.size() < MOST_FOLDERS) {
                InFlight.map(some.iterator(), folder -> true, lister::in, inFlight)
                        .forEachRemaining(content -> {
                            below.addAll(content.folders());
                            found.addAll(content.files());
                        });
            } else {
                some.forEach(folder -> shards.add(new Shard.Below(folder)));
            }
        }
        Collections.sort(below);
        return below;
    }

    private List<Shard> withFound() {
        if (!found.isEmpty()) {
            shards.add(new Shard.Found(List.copyOf(found)));
        }
        return shards;
    }

    private static boolean isReserved(String folder) {
        return folder.startsWith("_", folder.lastIndexOf('/') + 1);
    }

    /** The shards by task: as many tasks as asked for, or one for each shard if there are fewer; each gets a fair mix. */
    static List<List<Shard>> dealt(List<Shard> shards, int parts) {
        int tasks = Math.max(1, Math.min(parts, shards.size()));
        List<List<Shard>> dealt = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            List<Shard> hand = new ArrayList<>();
            for (int i = task; i < shards.size(); i += tasks) {
                hand.add(shards.get(i));
            }
            dealt.add(hand);
        }
        return dealt;
    }
}

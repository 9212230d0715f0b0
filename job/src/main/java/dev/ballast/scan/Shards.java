package dev.ballast.scan;

import dev.ballast.storage.StorageLister;
import java.util.ArrayList;
import java.util.List;

/** Cuts the storage into shards: deterministic, without overlap, and together everything. */
final class Shards {
    private Shards() {}

    /** The algorithms' prefix folders, 256 of them where blobs are many. */
    static List<Shard> ofBlobs(StorageLister lister, String blobs) {
        List<Shard> shards = new ArrayList<>();
        shards.add(Shard.filesIn(blobs));
        for (String algorithm : lister.in(blobs).folders()) {
            shards.add(Shard.filesIn(algorithm));
            lister.in(algorithm).folders().forEach(prefix -> shards.add(Shard.below(prefix)));
        }
        return shards;
    }

    /**
     * Folders of repositories, discovered level by level until there are enough to keep every task busy. A repository's
     * own folders, whose names begin with an underscore, are never cut.
     */
    static List<Shard> ofRepositories(StorageLister lister, String repositories, int enough) {
        List<Shard> cut = new ArrayList<>();
        List<String> level = List.of(repositories);
        while (!level.isEmpty() && cut.size() + level.size() < enough) {
            List<String> next = new ArrayList<>();
            for (String folder : level) {
                if (isReserved(folder)) {
                    cut.add(Shard.below(folder));
                } else {
                    cut.add(Shard.filesIn(folder));
                    next.addAll(lister.in(folder).folders());
                }
            }
            level = next;
        }
        level.forEach(folder -> cut.add(Shard.below(folder)));
        return cut;
    }

    private static boolean isReserved(String folder) {
        return folder.startsWith("_", folder.lastIndexOf('/') + 1);
    }

    /** The shards in an order in which every one of so many contiguous parts gets a fair mix. */
    static List<Shard> dealt(List<Shard> shards, int parts) {
        List<Shard> dealt = new ArrayList<>(shards.size());
        for (int part = 0; part < parts; part++) {
            for (int i = part; i < shards.size(); i += parts) {
                dealt.add(shards.get(i));
            }
        }
        return dealt;
    }
}

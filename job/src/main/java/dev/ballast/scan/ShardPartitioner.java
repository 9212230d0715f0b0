package dev.ballast.scan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.Partitioner;

/**
 * Brings what is known of a path to the task that lists it. Shards do not overlap, so of the folders that do not come after
 * a path, the last one is the only one that may hold it.
 */
final class ShardPartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, Integer> folders = new TreeMap<>();
    private final int parts;

    /** Of shards by task. */
    ShardPartitioner(List<List<Shard>> tasks) {
        this.parts = tasks.size();
        for (int task = 0; task < parts; task++) {
            for (Shard shard : tasks.get(task)) {
                if (shard instanceof Shard.Below below) {
                    folders.put(below.folder() + "/", task);
                }
            }
        }
    }

    @Override
    public int numPartitions() {
        return parts;
    }

    /** The task that lists a path; any, if none does. */
    @Override
    public int getPartition(Object path) {
        Map.Entry<String, Integer> folder = folders.floorEntry((String) path);
        return folder == null ? 0 : folder.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShardPartitioner same && parts == same.parts && folders.equals(same.folders);
    }

    @Override
    public int hashCode() {
        return folders.hashCode();
    }
}

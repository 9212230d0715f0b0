package dev.ballast.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of a path goes to the task that lists it. */
class ShardPartitionerTest {
    private final ShardPartitioner partitioner = new ShardPartitioner(List.of(
            List.of(new Shard.Below("top/a"), new Shard.Below("top/c/_layers")),
            List.of(new Shard.Below("top/a-b"), new Shard.Found(List.of())),
            List.of(new Shard.Below("top/c/_manifests"), new Shard.Below("top/ab"))));

    @Test
    void bringsAPathToTheTaskThatListsItsFolder() {
        assertThat(partitioner.numPartitions()).isEqualTo(3);
        assertThat(partitioner.getPartition("top/a/_manifests/tags/x/current/link"))
                .isZero();
        assertThat(partitioner.getPartition("top/a/zz")).isZero();
        assertThat(partitioner.getPartition("top/c/_layers/x")).isZero();
        assertThat(partitioner.getPartition("top/c/_manifests/x")).isEqualTo(2);
    }

    @Test
    void tellsAFolderFromOneWhoseNameItBegins() {
        assertThat(partitioner.getPartition("top/a-b/x")).isEqualTo(1);
        assertThat(partitioner.getPartition("top/ab/x")).isEqualTo(2);
    }

    @Test
    void bringsAPathThatNobodyListsAnywhere() {
        assertThat(partitioner.getPartition("aaa")).isBetween(0, 2);
        assertThat(partitioner.getPartition("zzz")).isBetween(0, 2);
    }
}

package dev.ballast.storage;

import dev.ballast.testing.TestBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A lease on S3. */
class HadoopLeaseTest extends LeaseContract {
    private final TestBucket bucket = TestBucket.create();

    @Override
    StorageRoot out() {
        return bucket.root().resolve("ballast");
    }

    @Override
    LeaseFolder folder() {
        return LeaseFolder.at(out(), settings());
    }

    @Override
    Map<String, String> settings() {
        return TestBucket.settings();
    }

    @Override
    void age(String name, Duration by) {
        bucket.touch("ballast/lease/" + name, Instant.now().minus(by));
    }
}

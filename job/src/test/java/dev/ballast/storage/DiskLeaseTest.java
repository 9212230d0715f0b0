package dev.ballast.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A lease on a disk. */
class DiskLeaseTest extends LeaseContract {
    @TempDir
    private Path out;

    @Override
    StorageRoot out() {
        return StorageRoot.of(out);
    }

    @Override
    LeaseFolder folder() {
        return LeaseFolder.at(out(), settings());
    }

    @Override
    Map<String, String> settings() {
        return Map.of();
    }

    @Override
    void age(String name, Duration by) throws IOException {
        Files.setLastModifiedTime(
                out.resolve("lease").resolve(name), FileTime.from(Instant.now().minus(by)));
    }
}

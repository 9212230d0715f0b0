package dev.ballast.testing;

import dev.ballast.storage.ObjectReader;
import dev.ballast.storage.ReadOutcome;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes down what is read, in this JVM.
 *
 * @param name of the list; copies of a reader that travelled to tasks share it
 */
public record RecordingReader(ObjectReader reader, String name) implements ObjectReader {
    private static final long serialVersionUID = 1;
    private static final Map<String, Queue<String>> READ = new ConcurrentHashMap<>();

    /** What was read since the last call, sorted. */
    public List<String> taken() {
        Queue<String> read = READ.remove(name);
        return read == null ? List.of() : read.stream().sorted().toList();
    }

    @Override
    public ReadOutcome read(String path, int limitBytes) {
        READ.computeIfAbsent(name, list -> new ConcurrentLinkedQueue<>()).add(path);
        return reader.read(path, limitBytes);
    }
}

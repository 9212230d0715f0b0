package dev.ballast.storage;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paths that a listing gave last, and its first one. A store that sends a page again, or begins again from the start,
 * shows one of them a second time; without this, it would be listed for ever, or counted twice.
 */
final class RecentPaths {
    /** Two pages of S3. */
    private static final int HELD = 2000;

    private final Queue<String> order = new ArrayDeque<>();
    private final Set<String> held = new HashSet<>();
    private @Nullable String first;

    /** Takes the next path; says whether it has come before. */
    boolean hold(String path) {
        if (path.equals(first) || !held.add(path)) {
            return true;
        }
        if (first == null) {
            first = path;
        }
        order.add(path);
        if (order.size() > HELD) {
            held.remove(order.remove());
        }
        return false;
    }
}

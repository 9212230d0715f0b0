package dev.ballast.sweep;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * A set of texts by their SHA-256, of which all 256 bits are compared. Takes at most 64 bytes for each, so that the
 * manifests of a large registry, or the blobs of a part of a plan, fit in memory. Many threads may share one.
 */
final class DigestSet {
    private static final int LONGS = 4;
    private static final int FIRST_CAPACITY = 1024;

    private long[] slots = new long[FIRST_CAPACITY * LONGS];
    private int size;

    synchronized void add(String text) {
        if (2 * (size + 1) > slots.length / LONGS) {
            grow();
        }
        if (insert(slots, hash(text))) {
            size++;
        }
    }

    synchronized boolean contains(String text) {
        if (size == 0) {
            return false;
        }
        long[] hash = hash(text);
        return isAt(slots, place(slots, hash), hash);
    }

    synchronized boolean isEmpty() {
        return size == 0;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        long[] hash = new long[LONGS];
        for (int slot = 0; slot < slots.length; slot += LONGS) {
            if (!isFree(slots, slot)) {
                System.arraycopy(slots, slot, hash, 0, LONGS);
                insert(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] into, long[] hash) {
        int slot = place(into, hash);
        if (!isFree(into, slot)) {
            return false;
        }
        System.arraycopy(hash, 0, into, slot, LONGS);
        return true;
    }

    /** Where the hash is, or the free slot that it would take. */
    private static int place(long[] in, long[] hash) {
        int capacity = in.length / LONGS;
        int slot = (int) Long.remainderUnsigned(hash[0], capacity) * LONGS;
        while (!isFree(in, slot) && !isAt(in, slot, hash)) {
            slot = (slot + LONGS) % in.length;
        }
        return slot;
    }

    private static boolean isFree(long[] in, int slot) {
        return in[slot] == 0 && in[slot + 1] == 0 && in[slot + 2] == 0 && in[slot + 3] == 0;
    }

    private static boolean isAt(long[] in, int slot, long[] hash) {
        return in[slot] == hash[0] && in[slot + 1] == hash[1] && in[slot + 2] == hash[2] && in[slot + 3] == hash[3];
    }

    private static long[] hash(String text) {
        byte[] bytes = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
        long[] hash = new long[LONGS];
        for (int i = 0; i < bytes.length; i++) {
            hash[i / Long.BYTES] = hash[i / Long.BYTES] << Byte.SIZE | (bytes[i] & 0xff);
        }
        return hash;
    }
}

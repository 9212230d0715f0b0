package dev.ballast.sample;

import dev.ballast.registry.Digest;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** The only source of chance: the same seed throws the same, whatever else runs. */
final class Dice {

    private static final HexFormat HEX = HexFormat.of();

    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of their own for one part, so that another part may throw more or less without changing it. */
    Dice split() {
        return new Dice(random.split());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Evenly from 0 to below 1. */
    double share() {
        return random.nextDouble();
    }

    /** Evenly between the two, both included. */
    int between(int lowest, int highest) {
        return random.nextInt(lowest, highest + 1);
    }

    /** Evenly between the two, in whole seconds. */
    Duration between(Duration shortest, Duration longest) {
        return Duration.ofSeconds(random.nextLong(shortest.toSeconds(), longest.toSeconds() + 1));
    }

    /** Around zero, with a standard deviation of one. */
    double normal() {
        return random.nextGaussian();
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the first rather than one of the last, as popularity is distributed. */
    <T> T popular(List<T> choices) {
        return choices.get(popular(choices.size()));
    }

    /** From 0 to below the number of choices, low ones more often. */
    int popular(int choices) {
        double share = random.nextDouble();
        return (int) (share * share * choices);
    }

    <T> void shuffle(List<T> list) {
        Collections.shuffle(list, new Random(random.nextLong()));
    }

    /** A digest that nothing hashes to. */
    Digest digest() {
        return new Digest(Digest.Algorithm.SHA256, hex(Digest.Algorithm.SHA256.hexLength()));
    }

    /** An even number of hexadecimal characters. */
    String hex(int length) {
        byte[] bytes = new byte[length / 2];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    /** A random UUID (version 4), as registries before 3.1 name uploads. */
    String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}

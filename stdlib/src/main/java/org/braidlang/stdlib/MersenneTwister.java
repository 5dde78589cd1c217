package org.braidlang.stdlib;

import java.math.BigInteger;

/**
 * The generator MT19937 of Matsumoto and Nishimura, seeded and read as Python does it, so that the same seed gives the
 * same numbers. Used by one task at a time.
 */
final class MersenneTwister {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int UPPER_BIT = 0x80000000;
    private static final int LOWER_BITS = 0x7fffffff;
    private static final int TWIST = 0x9908b0df;

    private static final int FIRST_SEED = 19_650_218;
    private static final int FIRST_FACTOR = 1_812_433_253;
    private static final int KEY_FACTOR = 1_664_525;
    private static final int LAST_FACTOR = 1_566_083_941;

    private final int[] state = new int[SIZE];

    /** How many words of the state have been given out. */
    private int used = SIZE;

    /** @param seed not negative; all its bits count */
    MersenneTwister(final BigInteger seed) {
        state[0] = FIRST_SEED;
        for (int i = 1; i < SIZE; i++) {
            state[i] = FIRST_FACTOR * mixed(i - 1) + i;
        }
        stir(words(seed));
    }

    private static int[] words(final BigInteger seed) {
        final int[] words = new int[Math.max(1, (seed.bitLength() + 31) / 32)];
        for (int i = 0; i < words.length; i++) {
            words[i] = seed.shiftRight(32 * i).intValue();
        }
        return words;
    }

    private int mixed(final int index) {
        return state[index] ^ state[index] >>> 30;
    }

    private void stir(final int[] key) {
        int at = 1;
        int next = 0;
        for (int i = Math.max(SIZE, key.length); i > 0; i--) {
            state[at] = (state[at] ^ mixed(at - 1) * KEY_FACTOR) + key[next] + next;
            at = following(at);
            next = next + 1 == key.length ? 0 : next + 1;
        }
        for (int i = SIZE - 1; i > 0; i--) {
            state[at] = (state[at] ^ mixed(at - 1) * LAST_FACTOR) - at;
            at = following(at);
        }
        state[0] = UPPER_BIT;
    }

    /** The place after this one; behind the last comes the second, and the first repeats the last. */
    private int following(final int at) {
        if (at + 1 < SIZE) {
            return at + 1;
        }
        state[0] = state[SIZE - 1];
        return 1;
    }

    /** The next 32 random bits. */
    int next() {
        if (used == SIZE) {
            refill();
        }
        int word = state[used++];
        word ^= word >>> 11;
        word ^= word << 7 & 0x9d2c5680;
        word ^= word << 15 & 0xefc60000;
        return word ^ word >>> 18;
    }

    private void refill() {
        for (int i = 0; i < SIZE; i++) {
            final int joined = state[i] & UPPER_BIT | state[(i + 1) % SIZE] & LOWER_BITS;
            state[i] = state[(i + MIDDLE) % SIZE] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : TWIST);
        }
        used = 0;
    }

    /** A float from 0 up to, but without, 1, with 53 random bits. */
    double nextDouble() {
        final long high = next() >>> 5;
        final long low = next() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }

    /** @param count from 0 to 63 */
    long bits(final int count) {
        if (count == 0) {
            return 0;
        }
        if (count <= 32) {
            return (next() & 0xffffffffL) >>> 32 - count;
        }
        final long low = next() & 0xffffffffL;
        return (next() & 0xffffffffL) >>> 64 - count << 32 | low;
    }

    /** Any number of random bits, 32 at a time, the lowest first. */
    BigInteger bigBits(final int count) {
        final byte[] bigEndian = new byte[(count + 31) / 32 * 4];
        int left = count;
        for (int end = bigEndian.length; end > 0; end -= 4) {
            final int word = left >= 32 ? next() : next() >>> 32 - left;
            left -= 32;
            for (int i = 0; i < 4; i++) {
                bigEndian[end - 1 - i] = (byte) (word >>> 8 * i);
            }
        }
        return new BigInteger(1, bigEndian);
    }

    /** An int from 0 up to, but without, {@code limit}, which is at least 1. */
    long below(final long limit) {
        final int count = Long.SIZE - Long.numberOfLeadingZeros(limit);
        long value = bits(count);
        while (value >= limit) {
            value = bits(count);
        }
        return value;
    }

    /** As {@link #below(long)}, for limits of any size. */
    BigInteger below(final BigInteger limit) {
        if (limit.bitLength() < Long.SIZE) {
            return BigInteger.valueOf(below(limit.longValue()));
        }
        BigInteger value = bigBits(limit.bitLength());
        while (value.compareTo(limit) >= 0) {
            value = bigBits(limit.bitLength());
        }
        return value;
    }
}

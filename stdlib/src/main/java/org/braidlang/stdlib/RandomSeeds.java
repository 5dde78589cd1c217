package org.braidlang.stdlib;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.Errors;

/** What Python makes of the argument of {@code random.seed}. */
final class RandomSeeds {
    /** Python hashes a float as a fraction modulo this prime. */
    private static final BigInteger HASH_PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

    private static final long INFINITY_HASH = 314_159;

    private RandomSeeds() {}

    /** The number that the generator is seeded with: not negative. */
    static BigInteger of(final Object seed) {
        final BigInteger number = Integers.orNull(seed);
        if (number != null) {
            return number.abs();
        }
        return switch (seed) {
            case String text -> digested(text.getBytes(StandardCharsets.UTF_8));
            case Bytes bytes -> digested(bytes.toArray());
            case Double value -> unsigned(hash(value));
            default -> throw Errors.typeError("the only supported seed types are none, int, float, str and bytes");
        };
    }

    /** A long that depends on all bits of a seed; child tasks' seeds are derived from it. */
    static long folded(final BigInteger seed) {
        long folded = 0;
        for (BigInteger rest = seed; rest.signum() != 0; rest = rest.shiftRight(Long.SIZE)) {
            folded = folded * 0x9E3779B97F4A7C15L + rest.longValue();
        }
        return folded;
    }

    static BigInteger unsigned(final long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    private static BigInteger digested(final byte[] bytes) {
        final byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        final byte[] all = new byte[bytes.length + digest.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(digest, 0, all, bytes.length, digest.length);
        return new BigInteger(1, all);
    }

    private static long hash(final double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? INFINITY_HASH : -INFINITY_HASH;
        }
        if (value == 0) {
            return 0;
        }
        final int exponent = Math.getExponent(value) - 52;
        final long mantissa = (long) Math.scalb(Math.abs(value), -exponent);
        final BigInteger power = BigInteger.TWO.modPow(BigInteger.valueOf(exponent), HASH_PRIME);
        final long hash = BigInteger.valueOf(mantissa).multiply(power).mod(HASH_PRIME).longValue();
        return value > 0 ? hash : hash == 1 ? -2 : -hash;
    }
}

package org.braidlang.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The hashes of values: equal values have equal ones, so 1, 1.0 and true do. What can change cannot be hashed, by a
 * TypeError.
 */
final class Hashing {
    /** The prime modulo which Python hashes numbers. */
    private static final long MODULUS = (1L << 61) - 1;

    private Hashing() {}

    /** For hash tables. */
    static int of(final Object value) {
        return switch (value) {
            case String text -> text.hashCode();
            case ErrorKind kind -> kind.name().hashCode();
            case Long number -> Long.hashCode(number);
            case Boolean truth -> truth ? 1 : 0;
            case Double number -> of((double) number);
            case TupleValue tuple -> {
                int hash = 1;
                for (int i = 0; i < tuple.size(); i++) {
                    hash = 31 * hash + of(tuple.get(i));
                }
                yield hash;
            }
            case ListValue _, DictValue _, SetValue _, DictView _ -> throw Errors.typeError(
                    "unhashable type: '" + Types.nameOf(value) + "'");
            default -> value.hashCode();
        };
    }

    private static int of(final double value) {
        if (value == (long) value && value < 0x1p63) {
            return Long.hashCode((long) value);
        }
        if (Double.isNaN(value) || Double.isInfinite(value) || value != Math.rint(value)) {
            return Double.hashCode(value);
        }
        return new BigDecimal(value).toBigInteger().hashCode();
    }

    /** What {@code hash()} gives: for numbers, none and tuples of them Python's own. */
    static long shown(final Object value) {
        return switch (value) {
            case Long _, Boolean _, BigInteger _ -> shown(Numbers.big(value));
            case Double number -> shown((double) number);
            case TupleValue tuple -> shown(tuple);
            case None _ -> 0xfca86420L;
            case String text -> mix(text);
            default -> of(value);
        };
    }

    private static long shown(final BigInteger value) {
        final long hash = value.abs().mod(BigInteger.valueOf(MODULUS)).longValue();
        return withoutMinusOne(value.signum() < 0 ? -hash : hash);
    }

    /** Minus one means an error to C code, and so is no hash in Python. */
    private static long withoutMinusOne(final long hash) {
        return hash == -1 ? -2 : hash;
    }

    /** The value as a fraction modulo the prime: m * 2^e, with 2^61 = 1. */
    private static long shown(final double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? 314159 : -314159;
        }
        if (value == 0) {
            return 0;
        }
        final BigDecimal exact = new BigDecimal(value);
        if (exact.scale() <= 0 || exact.stripTrailingZeros().scale() <= 0) {
            return shown(exact.toBigInteger());
        }
        final BigInteger prime = BigInteger.valueOf(MODULUS);
        final int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        final BigInteger mantissa = new BigDecimal(Math.abs(value))
                .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent))).toBigInteger();
        final long hash = mantissa.shiftLeft(Math.floorMod(exponent, 61)).mod(prime).longValue();
        return withoutMinusOne(value < 0 ? -hash : hash);
    }

    /** Python's mixing of the items' hashes, after xxHash. */
    private static long shown(final TupleValue tuple) {
        final long first = -7046029288634856825L;
        final long second = -4417276706812531889L;
        final long third = 2870177450012600261L;
        long hash = third;
        for (int i = 0; i < tuple.size(); i++) {
            hash += shown(tuple.get(i)) * second;
            hash = Long.rotateLeft(hash, 31) * first;
        }
        hash += tuple.size() ^ (third ^ 3527539L);
        return hash == -1 ? 1546275796 : hash;
    }

    private static long mix(final String text) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return withoutMinusOne(hash ^ hash >>> 32);
    }
}

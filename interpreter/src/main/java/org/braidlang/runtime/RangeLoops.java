package org.braidlang.runtime;

import java.math.BigInteger;

/** The bounds of loops over ranges, which compiled code counts through in a machine integer. */
public final class RangeLoops {
    private RangeLoops() {}

    /** A bound as a machine integer; TypeError if it is no int, LimitError if it does not fit. */
    public static long bound(final Object value) {
        // What is rare stands elsewhere: inside a loop, the JVM would prepare for all of it at once, and in vain.
        return value instanceof Long number ? number : otherBound(value);
    }

    private static long otherBound(final Object value) {
        return switch (value) {
            case Long number -> number;
            case Boolean truth -> truth ? 1 : 0;
            case BigInteger number -> throw Errors.limitError("a range cannot reach beyond 64 bits: " + number);
            default -> throw Errors.typeError(
                    "'" + Types.nameOf(value) + "' object cannot be interpreted as an integer");
        };
    }

    /** The bound of a range that includes {@code value}. */
    public static long boundAfter(final Object value) {
        return boundAfter(bound(value));
    }

    /** The bound of a range that includes {@code value}. */
    public static long boundAfter(final long value) {
        if (value == Long.MAX_VALUE) {
            throw Errors.limitError("a range cannot reach beyond 64 bits: " + value);
        }
        return value + 1;
    }

    /** A step; ValueError if it is 0. */
    public static long step(final Object value) {
        final long step = bound(value);
        if (step == 0) {
            throw Errors.valueError("range() arg 3 must not be zero");
        }
        return step;
    }

    /**
     * The value at which a counter that starts at {@code from} has passed all items. Beyond 64 bits it goes on at the
     * other side, as the counter does; LimitError if that takes it round once, to where it has been.
     */
    public static long end(final long from, final long to, final long step) {
        if (step > 0 ? from >= to : from <= to) {
            return from;
        }
        final long gap = to - from;
        if (step > Long.MIN_VALUE / 2 && step < Long.MAX_VALUE / 2 && ((to ^ from) & (to ^ gap)) >= 0) {
            // Less than a step beyond the bound.
            final long rest = gap % step;
            final long end = rest == 0 ? to : to - rest + step;
            if (step > 0 ? end >= to : end <= to) {
                return end;
            }
        }
        final BigInteger distance = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from));
        final BigInteger wide = BigInteger.valueOf(step);
        final BigInteger[] parts = distance.divideAndRemainder(wide);
        final BigInteger count = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        final BigInteger end = BigInteger.valueOf(from).add(count.multiply(wide));
        if (count.multiply(wide).abs().bitLength() > 64) {
            throw Errors.limitError("a range cannot reach beyond 64 bits: " + end);
        }
        return end.longValue();
    }

    /** Where a counter that is below {@code end} has gone on by {@code turns}, or {@code end} if that comes first. */
    public static long strip(final long counter, final long end, final long turns) {
        // What lies between may not fit a long, but does without a sign.
        return Long.compareUnsigned(end - counter, turns) <= 0 ? end : counter + turns;
    }
}

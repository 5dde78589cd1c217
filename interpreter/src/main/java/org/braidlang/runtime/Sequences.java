package org.braidlang.runtime;

import java.math.BigInteger;
import java.util.Arrays;

/** Joining and repeating strings, bytes, lists and tuples. */
final class Sequences {
    /** Java arrays and strings are no longer than this. */
    static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    private Sequences() {}

    static Object concatenate(final Object left, final Object right) {
        return switch (left) {
            case String x when right instanceof String y -> {
                size(x.length() + (long) y.length());
                yield x.concat(y);
            }
            case ListValue x when right instanceof ListValue y -> x.concatenate(y);
            case TupleValue x when right instanceof TupleValue y -> x.concatenate(y);
            case Bytes x when right instanceof Bytes y -> x.concatenate(y);
            case String _, ListValue _, TupleValue _ -> throw Errors.typeError("can only concatenate "
                    + Types.nameOf(left) + " (not \"" + Types.nameOf(right) + "\") to " + Types.nameOf(left));
            case Bytes _ -> throw Errors.typeError("can't concat " + Types.nameOf(right) + " to bytes");
            default -> throw Arithmetic.unsupported("+", left, right);
        };
    }

    static boolean canRepeat(final Object value) {
        return value instanceof String || value instanceof ListValue || value instanceof TupleValue
                || value instanceof Bytes;
    }

    static Object repeat(final Object sequence, final Object times) {
        if (!Numbers.isInteger(times)) {
            throw Errors.typeError("can't multiply sequence by non-int of type '" + Types.nameOf(times) + "'");
        }
        final long count = count(times);
        return switch (sequence) {
            case String text -> {
                size(text.length(), count);
                yield text.isEmpty() ? text : text.repeat((int) count);
            }
            case ListValue list -> {
                final ListValue copy = list.copy();
                copy.repeat(count);
                yield copy;
            }
            case TupleValue tuple -> TupleValue.of(repeat(tuple.items(), count));
            case Bytes bytes -> bytes.repeat(count);
            default -> throw new IllegalArgumentException();
        };
    }

    /** How often: an int of any size, or a bool; negative is 0. */
    static long count(final Object times) {
        final BigInteger count = Numbers.big(times);
        return count.signum() < 0 ? 0 : count.bitLength() < Long.SIZE ? count.longValue() : Long.MAX_VALUE;
    }

    static Object[] repeat(final Object[] items, final long count) {
        final int size = size(items.length, count);
        final Object[] result = Arrays.copyOf(items, size);
        fill(result, items.length, size);
        return result;
    }

    /** Repeats the first {@code unit} elements of an array up to {@code size}, by doubling what there is. */
    static void fill(final Object array, final int unit, final int size) {
        for (int done = unit; done > 0 && done < size; done *= 2) {
            System.arraycopy(array, 0, array, done, Math.min(done, size - done));
            if (done > size / 2) {
                break;
            }
        }
    }

    /** The size of something repeated; LimitError where it is too large. */
    static int size(final int unit, final long count) {
        if (unit > 0 && count > MAX_SIZE / unit) {
            throw tooLong();
        }
        return unit == 0 ? 0 : (int) (unit * count);
    }

    static int size(final long size) {
        if (size > MAX_SIZE) {
            throw tooLong();
        }
        return (int) size;
    }

    static ScriptError tooLong() {
        return Errors.limitError("the value would be too large: more than " + MAX_SIZE + " items");
    }
}

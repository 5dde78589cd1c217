package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code target[from..to]}: bounds are moved into the sequence, as in Python. Null and none stand for no bound. */
final class Slices {
    private Slices() {}

    static Object get(final Object target, final @Nullable Object from, final @Nullable Object to,
            final boolean inclusive) {
        return switch (target) {
            case ListValue list -> list.slice(from, to, inclusive);
            case String text -> {
                final int length = CodePoints.length(text);
                final int start = from(from, length);
                yield CodePoints.substring(text, length, start, Math.max(start, to(to, inclusive, length)));
            }
            case TupleValue tuple -> {
                final int start = from(from, tuple.size());
                yield tuple.slice(start, Math.max(start, to(to, inclusive, tuple.size())));
            }
            case Bytes bytes -> {
                final int start = from(from, bytes.size());
                yield bytes.slice(start, Math.max(start, to(to, inclusive, bytes.size())));
            }
            case RangeValue range -> {
                final long start = from(from, range.count());
                yield range.slice(start, to(to, inclusive, range.count()));
            }
            default -> throw Errors.typeError("'" + Types.nameOf(target) + "' object cannot be sliced");
        };
    }

    static void set(final Object target, final @Nullable Object from, final @Nullable Object to,
            final boolean inclusive, final Object value) {
        if (!(target instanceof ListValue list)) {
            throw Errors.typeError("'" + Types.nameOf(target) + "' object does not support item assignment");
        }
        list.setSlice(from, to, inclusive, Iterations.toArray(value));
    }

    static int from(final @Nullable Object from, final int size) {
        return (int) from(from, (long) size);
    }

    static int to(final @Nullable Object to, final boolean inclusive, final int size) {
        return (int) to(to, inclusive, (long) size);
    }

    private static long from(final @Nullable Object from, final long size) {
        return isNone(from) ? 0 : clamp(bound(from), size);
    }

    private static long to(final @Nullable Object to, final boolean inclusive, final long size) {
        if (isNone(to)) {
            return size;
        }
        final long bound = bound(to);
        final long end = bound < 0 ? bound + size : bound;
        return end >= size ? size : Math.max(0, inclusive ? end + 1 : end);
    }

    private static boolean isNone(final @Nullable Object bound) {
        return bound == null || bound == None.NONE;
    }

    private static long bound(final Object bound) {
        return switch (bound) {
            case Long index -> index;
            case Boolean index -> index ? 1 : 0;
            case BigInteger index -> index.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            default -> throw Errors.typeError("slice indices must be integers or none, not " + Types.nameOf(bound));
        };
    }

    /** An index as a place in a sequence: negative ones count from the end, all are moved into it. */
    static int clamp(final long index, final int size) {
        return (int) clamp(index, (long) size);
    }

    private static long clamp(final long index, final long size) {
        return index < 0 ? Math.max(0, index + size) : Math.min(index, size);
    }
}

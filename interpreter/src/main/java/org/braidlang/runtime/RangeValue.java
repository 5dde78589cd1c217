package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A range of ints, which are counted when they are needed. Bounds and step are machine integers. Immutable. */
public final class RangeValue implements Sequence {
    private final long start;
    private final long stop;
    private final long step;
    private final long count;

    private RangeValue(final long start, final long stop, final long step, final long count) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.count = count;
    }

    /** From {@code start} on, up to but without {@code stop}; ValueError where the step is 0. */
    public static RangeValue of(final long start, final long stop, final long step) {
        if (step == 0) {
            throw Errors.valueError("range() arg 3 must not be zero");
        }
        return new RangeValue(start, stop, step, count(start, stop, step));
    }

    private static long count(final long start, final long stop, final long step) {
        if (step > 0 ? start >= stop : start <= stop) {
            return 0;
        }
        final long distance = step > 0 ? stop - start : start - stop;
        final long stride = step > 0 ? step : -step;
        final long count = Long.divideUnsigned(distance - 1, stride) + 1;
        if (count <= 0) {
            throw Errors.limitError("a range cannot have more than " + Long.MAX_VALUE + " items");
        }
        return count;
    }

    public long start() {
        return start;
    }

    public long stop() {
        return stop;
    }

    public long step() {
        return step;
    }

    /** How many ints it has. */
    public long count() {
        return count;
    }

    /** As {@link #count}, but no more than an array can have. */
    @Override
    public int size() {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    @Override
    public @Nullable Object getOrNull(final int index) {
        return index < count ? (Object) (start + index * step) : null;
    }

    /** {@code range[index]}: a negative index counts from the end; IndexError. */
    long at(final long index) {
        final long place = index < 0 ? index + count : index;
        if (place < 0 || place >= count) {
            throw Errors.indexError("range object index out of range");
        }
        return start + place * step;
    }

    /** Where an int stands in it, or -1. */
    long indexOf(final long value) {
        if (count == 0 || (step > 0 ? value < start || value >= stop : value > start || value <= stop)) {
            return -1;
        }
        final long distance = step > 0 ? value - start : start - value;
        final long stride = step > 0 ? step : -step;
        return Long.remainderUnsigned(distance, stride) == 0 ? Long.divideUnsigned(distance, stride) : -1;
    }

    /** The items from one place up to another, both within it; as in Python, the bounds count on past its own. */
    RangeValue slice(final long from, final long to) {
        return new RangeValue(item(from), item(to), step, Math.max(0, to - from));
    }

    /** What would stand at a place, which may be the one behind the last. */
    private long item(final long place) {
        final BigInteger item = BigInteger.valueOf(place).multiply(BigInteger.valueOf(step))
                .add(BigInteger.valueOf(start));
        return item.bitLength() < Long.SIZE ? item.longValue() : stop;
    }

    /** The same ints in the opposite order. */
    RangeValue reversed() {
        if (count == 0) {
            return new RangeValue(start, start, step, 0);
        }
        return new RangeValue(start + (count - 1) * step, start - step, -step, count);
    }

    long[] toLongs() {
        final long[] items = new long[Sequences.size(count)];
        for (int i = 0; i < items.length; i++) {
            items[i] = start + i * step;
        }
        return items;
    }

    /** All items as they are at one moment, in an array of the caller's own. */
    public Object[] toArray() {
        final Object[] items = new Object[Sequences.size(count)];
        for (int i = 0; i < items.length; i++) {
            items[i] = start + i * step;
        }
        return items;
    }

    @Override
    public Iteration iterate() {
        return new Iterations.OfRange(start, step, count);
    }

    /** Equal if they have the same ints. */
    @Override
    public boolean equals(final @Nullable Object other) {
        return other instanceof RangeValue range && range.count == count
                && (count == 0 || range.start == start && (count == 1 || range.step == step));
    }

    @Override
    public int hashCode() {
        return count == 0 ? 0 : Long.hashCode(count) * 31 + Long.hashCode(start) * 17
                + (count == 1 ? 0 : Long.hashCode(step));
    }

    @Override
    public String toString() {
        return "range(" + start + ", " + stop + (step == 1 ? ")" : ", " + step + ")");
    }
}

package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys by which items are sorted, compared by their places. */
abstract class SortKeys {
    abstract boolean less(int left, int right);

    abstract int size();

    /** The fastest that fits: Java's own comparisons where all keys are of one type that it orders as Python does. */
    static SortKeys of(final Object[] keys) {
        final SortKeys uniform = uniform(keys);
        if (uniform != null) {
            return uniform;
        }
        return keys.length > 0 && keys[0] instanceof TupleValue ? tuples(keys) : new Values(keys);
    }

    private static @Nullable SortKeys uniform(final Object[] keys) {
        final Class<?> first = keys.length == 0 ? Object.class : keys[0].getClass();
        boolean uniform = first == Long.class || first == String.class;
        for (int i = 0; i < keys.length && uniform; i++) {
            uniform = keys[i].getClass() == first
                    && !(keys[i] instanceof String text && CodePoints.length(text) != text.length());
        }
        if (!uniform) {
            return null;
        }
        return first == Long.class ? new Ints(keys) : new Texts(keys);
    }

    /** Tuples by those of their first items that are of one type in all of them. */
    private static SortKeys tuples(final Object[] keys) {
        int size = Integer.MAX_VALUE;
        for (final Object key : keys) {
            size = Math.min(size, key instanceof TupleValue tuple ? tuple.size() : 0);
        }
        final List<SortKeys> columns = new ArrayList<>();
        for (int column = 0; column < size; column++) {
            final Object[] items = new Object[keys.length];
            for (int i = 0; i < keys.length; i++) {
                items[i] = ((TupleValue) keys[i]).get(column);
            }
            final SortKeys uniform = uniform(items);
            if (uniform == null) {
                break;
            }
            columns.add(uniform);
        }
        return columns.isEmpty() ? new Values(keys) : new Tuples(columns.toArray(SortKeys[]::new), new Values(keys));
    }

    private static final class Tuples extends SortKeys {
        private final SortKeys[] columns;
        private final SortKeys whole;

        Tuples(final SortKeys[] columns, final SortKeys whole) {
            this.columns = columns;
            this.whole = whole;
        }

        @Override
        boolean less(final int left, final int right) {
            for (final SortKeys column : columns) {
                if (column.less(left, right)) {
                    return true;
                }
                if (column.less(right, left)) {
                    return false;
                }
            }
            return whole.less(left, right);
        }

        @Override
        int size() {
            return whole.size();
        }
    }

    private static final class Values extends SortKeys {
        private final Object[] keys;

        Values(final Object[] keys) {
            this.keys = keys;
        }

        @Override
        boolean less(final int left, final int right) {
            return Operators.less(keys[left], keys[right]);
        }

        @Override
        int size() {
            return keys.length;
        }
    }

    private static final class Ints extends SortKeys {
        private final long[] keys;

        Ints(final Object[] keys) {
            this.keys = new long[keys.length];
            for (int i = 0; i < keys.length; i++) {
                this.keys[i] = (Long) keys[i];
            }
        }

        @Override
        boolean less(final int left, final int right) {
            return keys[left] < keys[right];
        }

        @Override
        int size() {
            return keys.length;
        }
    }

    /** Strs by their first characters as one number, and only where those are the same one by one. */
    private static final class Texts extends SortKeys {
        private static final int NARROW = 8;

        private final String[] keys;
        private final long[] starts;

        Texts(final Object[] keys) {
            this.keys = Arrays.copyOf(keys, keys.length, String[].class);
            this.starts = new long[keys.length];
            int widest = 0;
            for (final String key : this.keys) {
                for (int i = 0; i < Math.min(NARROW, key.length()); i++) {
                    widest |= key.charAt(i);
                }
            }
            final int bits = widest < 1 << NARROW ? NARROW : Character.SIZE;
            for (int i = 0; i < keys.length; i++) {
                starts[i] = start(this.keys[i], bits);
            }
        }

        /** As many characters as fit a long, the first one highest; 0 where the text has ended. */
        private static long start(final String text, final int bits) {
            long start = 0;
            for (int i = 0; i < Long.SIZE / bits; i++) {
                start = start << bits | (i < text.length() ? text.charAt(i) : 0);
            }
            return start;
        }

        @Override
        boolean less(final int left, final int right) {
            return starts[left] == starts[right] ? keys[left].compareTo(keys[right]) < 0
                    : Long.compareUnsigned(starts[left], starts[right]) < 0;
        }

        @Override
        int size() {
            return keys.length;
        }
    }
}

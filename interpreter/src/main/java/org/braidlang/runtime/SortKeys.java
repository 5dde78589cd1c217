package org.braidlang.runtime;

import java.util.Arrays;

/** The keys by which items are sorted, compared by their places. */
abstract class SortKeys {
    abstract boolean less(int left, int right);

    abstract int size();

    /** The fastest that fits: Java's own comparisons where all keys are of one type that it orders as Python does. */
    static SortKeys of(final Object[] keys) {
        final Class<?> first = keys.length == 0 ? Object.class : keys[0].getClass();
        boolean uniform = first == Long.class || first == String.class;
        for (int i = 0; i < keys.length && uniform; i++) {
            uniform = keys[i].getClass() == first
                    && !(keys[i] instanceof String text && CodePoints.length(text) != text.length());
        }
        if (!uniform) {
            return new Values(keys);
        }
        return first == Long.class ? new Ints(keys) : new Texts(keys);
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

    private static final class Texts extends SortKeys {
        private final String[] keys;

        Texts(final Object[] keys) {
            this.keys = Arrays.copyOf(keys, keys.length, String[].class);
        }

        @Override
        boolean less(final int left, final int right) {
            return keys[left].compareTo(keys[right]) < 0;
        }

        @Override
        int size() {
            return keys.length;
        }
    }
}

package org.braidlang.runtime;

import java.util.Arrays;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * Sorting as Python's: stable, and with {@code <} only. Java's own sorts serve where all items are of one type with a
 * total order; they may refuse an order that is none, which lists with NaNs have.
 */
final class Sorting {
    /** So few items are sorted with the very comparisons that Python makes. */
    private static final int RUN = 64;

    private Sorting() {}

    /** The items in order; the array given may be changed. */
    static Object[] sort(final Task task, final Object[] items, final @Nullable Callable key, final boolean reverse) {
        if (reverse) {
            reverse(items);
        }
        final Object[] sorted = key == null ? sort(items) : sortByKey(task, items, key);
        if (reverse) {
            reverse(sorted);
        }
        return sorted;
    }

    private static void reverse(final Object[] items) {
        for (int i = 0, j = items.length - 1; i < j; i++, j--) {
            final Object swapped = items[i];
            items[i] = items[j];
            items[j] = swapped;
        }
    }

    private static Object[] sort(final Object[] items) {
        if (isTotallyOrdered(items)) {
            Arrays.sort(items);
            return items;
        }
        return permute(items, order(items));
    }

    private static Object[] sortByKey(final Task task, final Object[] items, final Callable key) {
        final Object[] keys = new Object[items.length];
        for (int i = 0; i < items.length; i++) {
            keys[i] = Calls.back(task, key, items[i]);
        }
        return permute(items, order(keys));
    }

    private static Object[] permute(final Object[] items, final int[] order) {
        final Object[] sorted = new Object[items.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = items[order[i]];
        }
        return sorted;
    }

    /** Whether Java compares them all as Python does, whose natural order is total. */
    private static boolean isTotallyOrdered(final Object[] items) {
        final Class<?> first = items.length == 0 ? Object.class : items[0].getClass();
        for (final Object item : items) {
            final boolean simple = item.getClass() == first && switch (item) {
                case Long _ -> true;
                case Double number -> number != 0 && !Double.isNaN(number);
                case String text -> CodePoints.length(text) == text.length();
                default -> false;
            };
            if (!simple) {
                return false;
            }
        }
        return items.length > 0;
    }

    /** The indexes of the keys in their order: a merge sort of short runs. */
    private static int[] order(final Object[] keys) {
        int[] from = new int[keys.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        for (int start = 0; start < from.length; start += RUN) {
            sortRun(keys, from, start, Math.min(start + RUN, from.length));
        }
        int[] to = new int[keys.length];
        for (int run = RUN; run < from.length && run > 0; run *= 2) {
            for (int start = 0; start < from.length; start += 2 * run) {
                final int middle = Math.min(start + run, from.length);
                merge(keys, from, to, start, middle, Math.min(middle + run, from.length));
            }
            final int[] swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    /** Sorts by binary insertion behind what is in order already, or in the opposite order. */
    private static void sortRun(final Object[] keys, final int[] order, final int start, final int end) {
        for (int i = start + orderedRun(keys, order, start, end); i < end; i++) {
            final int moved = order[i];
            int left = start;
            int right = i;
            while (left < right) {
                final int middle = left + right >>> 1;
                if (Operators.less(keys[moved], keys[order[middle]])) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            System.arraycopy(order, left, order, left + 1, i - left);
            order[left] = moved;
        }
    }

    /** How many items from the start are in order; those in strictly opposite order are turned around first. */
    private static int orderedRun(final Object[] keys, final int[] order, final int start, final int end) {
        if (end - start < 2) {
            return end - start;
        }
        final boolean descending = Operators.less(keys[order[start + 1]], keys[order[start]]);
        int next = start + 2;
        while (next < end && Operators.less(keys[order[next]], keys[order[next - 1]]) == descending) {
            next++;
        }
        if (descending) {
            for (int i = start, j = next - 1; i < j; i++, j--) {
                final int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
        return next - start;
    }

    private static void merge(final Object[] keys, final int[] from, final int[] to, final int start,
            final int middle, final int end) {
        if (middle >= end || !Operators.less(keys[from[middle]], keys[from[middle - 1]])) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            final boolean takeRight = left == middle
                    || right < end && Operators.less(keys[from[right]], keys[from[left]]);
            to[i] = takeRight ? from[right++] : from[left++];
        }
    }
}

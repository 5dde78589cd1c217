package org.braidlang.runtime;

import java.util.Arrays;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** Sorting as Python's: stable, with {@code <} only, and in some order even where that is no order, as with NaNs. */
final class Sorting {
    /** So few items are sorted with the very comparisons that Python makes. */
    private static final int RUN = 64;

    private Sorting() {}

    /** The items in order, as an array for a list; the array given may be changed. */
    static Object sort(final Task task, final Object[] items, final @Nullable Callable key, final boolean reverse) {
        final long[] longs = key == null ? longs(items) : null;
        if (longs != null) {
            Arrays.sort(longs);
            if (reverse) {
                Elements.reverse(longs, longs.length);
            }
            return longs;
        }
        if (reverse) {
            Elements.reverse(items, items.length);
        }
        final int[] order = order(SortKeys.of(key == null ? items : keys(task, items, key)));
        final Object[] sorted = new Object[items.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = items[order[i]];
        }
        if (reverse) {
            Elements.reverse(sorted, sorted.length);
        }
        return Elements.compact(sorted);
    }

    private static Object[] keys(final Task task, final Object[] items, final Callable key) {
        final Object[] keys = new Object[items.length];
        for (int i = 0; i < items.length; i++) {
            keys[i] = Calls.back(task, key, items[i]);
        }
        return keys;
    }

    /** The items if all are small ints that a list can hold in a long[]; else null. */
    private static long @Nullable [] longs(final Object[] items) {
        return items.length > 0 && Elements.compact(items) instanceof long[] longs ? longs : null;
    }

    /** The indexes of the keys in their order: a merge sort of short runs. */
    private static int[] order(final SortKeys keys) {
        int[] from = new int[keys.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        for (int start = 0; start < from.length; start += RUN) {
            sortRun(keys, from, start, Math.min(start + RUN, from.length));
        }
        int[] to = new int[from.length];
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
    private static void sortRun(final SortKeys keys, final int[] order, final int start, final int end) {
        for (int i = start + orderedRun(keys, order, start, end); i < end; i++) {
            final int moved = order[i];
            int left = start;
            int right = i;
            while (left < right) {
                final int middle = left + right >>> 1;
                if (keys.less(moved, order[middle])) {
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
    private static int orderedRun(final SortKeys keys, final int[] order, final int start, final int end) {
        if (end - start < 2) {
            return end - start;
        }
        final boolean descending = keys.less(order[start + 1], order[start]);
        int next = start + 2;
        while (next < end && keys.less(order[next], order[next - 1]) == descending) {
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

    private static void merge(final SortKeys keys, final int[] from, final int[] to, final int start,
            final int middle, final int end) {
        if (middle >= end || !keys.less(from[middle], from[middle - 1])) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            final boolean takeRight = left == middle
                    || right < end && keys.less(from[right], from[left]);
            to[i] = takeRight ? from[right++] : from[left++];
        }
    }
}

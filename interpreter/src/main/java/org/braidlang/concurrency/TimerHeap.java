package org.braidlang.concurrency;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Timers by deadline, and by age where deadlines are equal: a heap with four children a node, whose keys stand in an
 * array of their own, so that finding the least touches few cache lines. Not safe for several threads by itself.
 */
final class TimerHeap<T extends Timed> {
    private static final int INITIAL = 16;

    private long[] deadlines = new long[INITIAL];
    private int[] ages = new int[INITIAL];
    private @Nullable Timed[] timers = new Timed[INITIAL];
    private int size;
    private int nextAge;

    boolean isEmpty() {
        return size == 0;
    }

    /** The earliest deadline; Long.MAX_VALUE if there is none. */
    long earliest() {
        return size == 0 ? Long.MAX_VALUE : deadlines[0];
    }

    void add(final T timer) {
        if (size == timers.length) {
            final int capacity = 2 * size;
            deadlines = Arrays.copyOf(deadlines, capacity);
            ages = Arrays.copyOf(ages, capacity);
            timers = Arrays.copyOf(timers, capacity);
        }
        rise(size++, timer, timer.deadline(), nextAge++);
    }

    /** Takes out a timer whose deadline is not after {@code now}; null if there is none. */
    @Nullable T poll(final long now) {
        return size == 0 || deadlines[0] > now ? null : removeAt(0);
    }

    void remove(final T timer) {
        if (timer.place() != Timed.NOWHERE) {
            removeAt(timer.place());
        }
    }

    @SuppressWarnings("unchecked")
    private T removeAt(final int index) {
        final Timed removed = timers[index];
        removed.place(Timed.NOWHERE);
        size--;
        final Timed last = timers[size];
        timers[size] = null;
        if (index != size) {
            final long deadline = deadlines[size];
            final int age = ages[size];
            final int above = (index - 1) >> 2;
            if (index > 0 && isBefore(deadline, age, above)) {
                rise(index, last, deadline, age);
            } else {
                sink(index, last, deadline, age);
            }
        }
        return (T) removed;
    }

    private boolean isBefore(final long deadline, final int age, final int index) {
        final long other = deadlines[index];
        return deadline != other ? deadline < other : age - ages[index] < 0;
    }

    private void rise(final int from, final Timed timer, final long deadline, final int age) {
        int index = from;
        while (index > 0) {
            final int above = (index - 1) >> 2;
            if (!isBefore(deadline, age, above)) {
                break;
            }
            put(index, timers[above], deadlines[above], ages[above]);
            index = above;
        }
        put(index, timer, deadline, age);
    }

    private void sink(final int from, final Timed timer, final long deadline, final int age) {
        int index = from;
        while (true) {
            final int first = (index << 2) + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            final int end = Math.min(first + 4, size);
            for (int child = first + 1; child < end; child++) {
                if (isBefore(deadlines[child], ages[child], least)) {
                    least = child;
                }
            }
            if (isBefore(deadline, age, least)) {
                break;
            }
            put(index, timers[least], deadlines[least], ages[least]);
            index = least;
        }
        put(index, timer, deadline, age);
    }

    private void put(final int index, final Timed timer, final long deadline, final int age) {
        timers[index] = timer;
        deadlines[index] = deadline;
        ages[index] = age;
        timer.place(index);
    }
}

package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * Timers by deadline, and by age where deadlines are equal. Most come in the order of their deadlines, as all do that run
 * for the same time: these stand in a queue, where nothing has to be searched for, and the others in a heap. Not safe for
 * several threads by itself.
 */
final class Timers<T extends Timed> {
    private static final int INITIAL = 16;
    /** Places in the queue count down from here; those in the heap are not negative. */
    private static final int FIRST_IN_QUEUE = Timed.NOWHERE - 1;

    private final TimerHeap<T> heap = new TimerHeap<>();
    /** A ring with a power of two of slots; null where a timer was removed, but for the first and the last one. */
    private @Nullable Timed[] queue = new Timed[INITIAL];
    /** How many slots were ever left and taken at the two ends. */
    private int head;
    private int tail;
    /** How many timers stand in the queue. */
    private int queued;
    /** The latest deadline that the queue has had since there was last no timer at all. */
    private long latest = Long.MIN_VALUE;

    boolean isEmpty() {
        return queued == 0 && heap.isEmpty();
    }

    /** The earliest deadline; Long.MAX_VALUE if there is none. */
    long earliest() {
        return Math.min(firstInQueue(), heap.earliest());
    }

    private long firstInQueue() {
        return queued == 0 ? Long.MAX_VALUE : queue[slot(head)].deadline();
    }

    void add(final T timer) {
        if (isEmpty()) {
            latest = Long.MIN_VALUE;
        }
        final long deadline = timer.deadline();
        if (deadline < latest) {
            heap.add(timer);
            return;
        }
        latest = deadline;
        if (tail - head == queue.length) {
            makeRoom();
        }
        enqueue(timer);
    }

    private void enqueue(final Timed timer) {
        final int slot = slot(tail++);
        queue[slot] = timer;
        timer.place(FIRST_IN_QUEUE - slot);
        queued++;
    }

    private int slot(final int number) {
        return number & (queue.length - 1);
    }

    /** Timers that were removed leave room, unless they were few. */
    private void makeRoom() {
        final @Nullable Timed[] before = queue;
        final int first = head;
        queue = new Timed[queued > before.length / 2 ? 2 * before.length : before.length];
        head = 0;
        tail = 0;
        queued = 0;
        for (int i = 0; i < before.length; i++) {
            final Timed timer = before[(first + i) & (before.length - 1)];
            if (timer != null) {
                enqueue(timer);
            }
        }
    }

    /** Takes out a timer whose deadline is not after {@code now}; null if there is none. */
    @SuppressWarnings("unchecked")
    @Nullable T poll(final long now) {
        final long first = firstInQueue();
        // One in the heap was added when there was a later deadline in the queue: so with the same deadline it is younger.
        if (queued == 0 || first > heap.earliest()) {
            return heap.poll(now);
        }
        if (first > now) {
            return null;
        }
        final T due = (T) queue[slot(head)];
        remove(due);
        return due;
    }

    /** Takes out a timer, if it is in here. */
    void remove(final T timer) {
        final int place = timer.place();
        if (place > FIRST_IN_QUEUE) {
            heap.remove(timer);
            return;
        }
        queue[FIRST_IN_QUEUE - place] = null;
        timer.place(Timed.NOWHERE);
        queued--;
        while (head != tail && queue[slot(head)] == null) {
            head++;
        }
        while (head != tail && queue[slot(tail - 1)] == null) {
            tail--;
        }
    }
}

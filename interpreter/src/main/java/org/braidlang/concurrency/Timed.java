package org.braidlang.concurrency;

/** What stands in a {@link TimerHeap}; both numbers are guarded as the heap is. */
interface Timed {
    /** Where it stands in the heap; -1 outside. */
    int heapIndex();

    void heapIndex(int index);
}

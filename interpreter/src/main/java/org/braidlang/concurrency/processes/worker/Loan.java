package org.braidlang.concurrency.processes.worker;

/**
 * Something of the parent's that this worker has borrowed, and keeps for some milliseconds at least: giving it back at
 * once would cost two processes a message for each use.
 */
interface Loan {
    /** How long it is kept, in nanoseconds. */
    long KEPT = 2_000_000;

    /** When it was borrowed, by {@code System.nanoTime}. */
    long borrowedAt();

    /** Tells the parent what it does not know yet, so that it outlives this process. */
    default void tell() {}

    /** Somebody else wants it: gives it back, if it is still borrowed. */
    void giveBack();
}

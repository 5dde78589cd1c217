package org.braidlang.concurrency;

/**
 * A process to which something is lent: its tasks use it there, without asking here each time, until somebody else wants
 * it. Safe for any thread.
 */
@FunctionalInterface
public interface Borrower {
    /** Asks for it to be given back, soon. Does not wait. */
    void recall();
}

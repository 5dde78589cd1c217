package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * The other end of a task whose code runs in another process. The task here stands for it: it is in the tree, others
 * await it, and it waits on the other's behalf. Safe for any thread.
 */
public interface Remote {
    /** The task is to stop: its own process raises that in it, and cancels what it has started. */
    void cancel();

    /** Whether it was told to stop and has not answered: what it waits for is about to be given up. */
    boolean isToldToStop();

    /** Where its code waits in the script, if the wait does not tell that. */
    @Nullable Place place();

    void waitsAt(@Nullable Place place);

    /** The other task of its process that keeps the thread on which it has to go on; null if none does. */
    default @Nullable Task keeper() {
        return null;
    }

    /** What is wrong if only another task of the same thread can end its wait, which keeps that; null if it does not. */
    default @Nullable String refusal() {
        return null;
    }

    /** The script is over: the task ends at once, whatever its process does. */
    void drop();

    /** The task's error has been raised in another task of this process. */
    void seen();

    /** What the task is called where it runs, if the script has given it no name. */
    String name();

    /** The script has given it a name here. */
    void renamed(String name);
}

package org.braidlang.concurrency;

/** What stands in {@link Timers}; its place is guarded as those are. */
interface Timed {
    /** The place of what stands nowhere. */
    int NOWHERE = -1;

    /** When the time is up; does not change while it stands there. */
    long deadline();

    /** Where it stands there; at first {@link #NOWHERE}. */
    int place();

    void place(int place);
}

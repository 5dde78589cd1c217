package org.braidlang.concurrency;

import org.braidlang.runtime.None;

/** Waits for time to pass. Its place among the timers belongs to the scheduler that keeps them. */
final class Sleep extends Wait implements Timed {
    /** Before it begins, the time to wait; 0 only gives way to others. Then the time when it ends. */
    private long deadline;
    private int place = NOWHERE;

    Sleep(final long nanos) {
        this.deadline = nanos;
    }

    @Override
    protected void begin(final Task waiter) {
        if (deadline > 0) {
            deadline += waiter.execution().clock().nanos();
        } else if (waiter.scheduler().hasThreads()) {
            waiter.giveWay();
            complete(None.NONE);
        }
    }

    boolean givesWay() {
        return deadline == 0;
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    protected void timeIsUp() {
        complete(None.NONE);
    }

    @Override
    public Kind kind() {
        return Kind.ITSELF;
    }

    @Override
    public String what() {
        return "time to pass";
    }

    @Override
    public String operation() {
        return "sleep(…)";
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public void place(final int now) {
        place = now;
    }
}

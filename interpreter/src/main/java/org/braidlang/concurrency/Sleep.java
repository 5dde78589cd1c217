package org.braidlang.concurrency;

/** Waits for time to pass. Its place in the heap belongs to the scheduler that keeps the heap. */
final class Sleep extends Wait implements Timed {
    private final long nanos;
    private long deadline;
    private int heapIndex = -1;

    /** @param nanos 0 only gives way to others */
    Sleep(final long nanos) {
        this.nanos = nanos;
    }

    @Override
    protected void begin(final Task waiter) {
        if (nanos > 0) {
            deadline = waiter.execution().clock().nanos() + nanos;
        } else if (waiter.scheduler().hasThreads()) {
            Thread.yield();
            complete(org.braidlang.runtime.None.NONE);
        }
    }

    boolean givesWay() {
        return nanos == 0;
    }

    @Override
    protected long deadline() {
        return deadline;
    }

    @Override
    protected void timeIsUp() {
        complete(org.braidlang.runtime.None.NONE);
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
    public int heapIndex() {
        return heapIndex;
    }

    @Override
    public void heapIndex(final int index) {
        heapIndex = index;
    }
}

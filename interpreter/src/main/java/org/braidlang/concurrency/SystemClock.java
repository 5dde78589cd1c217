package org.braidlang.concurrency;

import java.util.concurrent.locks.LockSupport;

/** The machine's monotonic clock, counted from when this was made. */
public final class SystemClock implements Clock {
    private final long origin = System.nanoTime();

    @Override
    public long nanos() {
        return System.nanoTime() - origin;
    }

    @Override
    public void park(final Object blocker, final long deadline) {
        if (deadline == Long.MAX_VALUE) {
            LockSupport.park(blocker);
        } else {
            final long left = deadline - nanos();
            if (left > 0) {
                LockSupport.parkNanos(blocker, left);
            }
        }
    }
}

package org.braidlang.concurrency;

import java.util.concurrent.locks.LockSupport;

/**
 * The machine's monotonic clock. All processes of a machine share it: Java takes it from what the system counts since its
 * start, so that a worker's times can be compared with its parent's.
 */
public final class SystemClock implements Clock {
    @Override
    public long nanos() {
        return System.nanoTime();
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

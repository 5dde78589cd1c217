package org.braidlang.concurrency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Time that passes only when a test says so, or, for a jumping clock, when somebody waits for it. Safe for any thread.
 */
final class VirtualClock implements Clock {
    private final AtomicLong now = new AtomicLong();
    private final Map<Thread, Long> parked = new ConcurrentHashMap<>();
    private final boolean jumping;

    private VirtualClock(final boolean jumping) {
        this.jumping = jumping;
    }

    static VirtualClock still() {
        return new VirtualClock(false);
    }

    /** Whoever waits for a time moves the clock there, and goes on. */
    static VirtualClock jumping() {
        return new VirtualClock(true);
    }

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void park(final Object blocker, final long deadline) {
        if (deadline == Long.MAX_VALUE) {
            LockSupport.park(blocker);
        } else if (jumping) {
            now.accumulateAndGet(deadline, Math::max);
        } else {
            parked.put(Thread.currentThread(), deadline);
            if (deadline > now.get()) {
                LockSupport.park(blocker);
            }
            parked.remove(Thread.currentThread());
        }
    }

    void advance(final double seconds) {
        final long then = now.addAndGet(Clock.nanos(seconds));
        parked.forEach((thread, deadline) -> {
            if (deadline <= then) {
                LockSupport.unpark(thread);
            }
        });
    }

    /** Waits until so many threads wait for a time. */
    void awaitParked(final int threads) {
        while (parked.size() < threads) {
            Thread.onSpinWait();
        }
    }
}

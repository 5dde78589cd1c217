package org.braidlang.concurrency;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks from time to time, on a thread of its own, whether somebody has run for long enough. It goes by the machine's
 * time, {@link System#nanoTime}: the time of scripts does not pass because somebody looks.
 *
 * <p>Threads: any may use it; the ticks come one after the other.
 */
public final class Ticker {
    private final LongUnaryOperator tick;
    /** When the next tick is due; Long.MAX_VALUE while there is none to come. */
    private final AtomicLong due = new AtomicLong(Long.MAX_VALUE);
    /** Set once, under the monitor. */
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** @param tick is given the time, and gives that of the next tick, or Long.MAX_VALUE for none */
    public Ticker(final LongUnaryOperator tick) {
        this.tick = tick;
    }

    /** Has it tick at this time at the latest; the tick sees what was done before this call. */
    public void tickBy(final long time) {
        if (isBefore(time, due.get())) {
            due.accumulateAndGet(time, (one, other) -> isBefore(one, other) ? one : other);
            if (thread == null) {
                launch();
            }
            LockSupport.unpark(thread);
        }
    }

    private synchronized void launch() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("braid-ticker").start(this::run);
        }
    }

    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            final long next = due.get();
            final long now = System.nanoTime();
            if (next == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else if (next - now > 0) {
                LockSupport.parkNanos(this, next - now);
            } else {
                due.set(Long.MAX_VALUE);
                final long following = tick.applyAsLong(now);
                if (following != Long.MAX_VALUE) {
                    tickBy(following);
                }
            }
        }
    }

    private static boolean isBefore(final long one, final long other) {
        return one != Long.MAX_VALUE && (other == Long.MAX_VALUE || one - other < 0);
    }
}

package org.braidlang.concurrency;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then, on a thread of its own, whether somebody has run for long enough. It goes by the machine's time:
 * the time of scripts does not pass because somebody looks.
 *
 * <p>Threads: any may start and close it.
 */
public final class Ticker {
    private final long delay;
    private final LongUnaryOperator tick;
    /** Whether it will tick again by itself. */
    private volatile boolean ticking;
    /** Set once, under the monitor. */
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /**
     * @param delay how many nanoseconds after a start the first tick comes
     * @param tick what to do: it is given {@link System#nanoTime}, and gives that of the next tick, or Long.MAX_VALUE
     *     to stop until the next start
     */
    public Ticker(final long delay, final LongUnaryOperator tick) {
        this.delay = delay;
        this.tick = tick;
    }

    /** Has it tick, unless it does. What was done before this call is seen by a tick. */
    public void start() {
        if (!ticking) {
            ticking = true;
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
        long next = System.nanoTime() + delay;
        while (!closed) {
            final long now = System.nanoTime();
            if (next == Long.MAX_VALUE) {
                // A start after the last tick has set it.
                if (ticking) {
                    next = now + delay;
                } else {
                    LockSupport.park(this);
                }
            } else if (now < next) {
                LockSupport.parkNanos(this, next - now);
            } else {
                ticking = false;
                next = tick.applyAsLong(now);
                if (next != Long.MAX_VALUE) {
                    ticking = true;
                }
            }
        }
    }
}

package org.braidlang.concurrency;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that ends timeouts: one for each execution, started with the first timeout. A timer on a loop's own thread
 * could not stop what computes there.
 */
final class TimerThread {
    private final Clock clock;
    private final WaitGraph graph;
    /** Guarded by itself. */
    private final Timers<TimeoutScope> timers = new Timers<>();
    /** The timer that is being run; guarded by the timers. */
    private @Nullable Thread thread;
    private volatile boolean closed;

    TimerThread(final Clock clock, final WaitGraph graph) {
        this.clock = clock;
        this.graph = graph;
    }

    void add(final TimeoutScope timer) {
        final Thread woken;
        synchronized (timers) {
            final boolean first = timer.deadline() < timers.earliest();
            timers.add(timer);
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("braid-timer").start(this::run);
            }
            woken = first ? thread : null;
        }
        LockSupport.unpark(woken);
    }

    void remove(final TimeoutScope timer) {
        synchronized (timers) {
            timers.remove(timer);
        }
    }

    void close() {
        closed = true;
        synchronized (timers) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            final TimeoutScope due;
            final long earliest;
            synchronized (timers) {
                due = timers.poll(clock.nanos());
                earliest = timers.earliest();
            }
            if (due != null) {
                // Counted, because the block may end, and its timeout with it, before all waits are ended.
                graph.activate();
                due.expire();
                graph.deactivate();
            } else {
                clock.park(this, earliest);
            }
        }
    }
}

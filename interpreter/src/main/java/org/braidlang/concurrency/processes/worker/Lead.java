package org.braidlang.concurrency.processes.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Which of a worker's threads leads, that is, reads: one at a time. Who is about to send or to wait hands the lead on
 * first. Who runs a call keeps it, for most are short, and waking another thread takes as long as such a call; if the call
 * takes longer than {@link #SHORT_NANOS}, the lead is taken from it.
 *
 * <p>Threads: the fields are guarded by the monitor; the leader is read without it by who waits to become it.
 */
final class Lead {
    private static final long SHORT_NANOS = 1_000_000;
    /** So many threads wait for the lead; a further one ends. */
    private static final int SPARE = 2;

    /** Starts a thread that takes the lead. */
    private final Runnable further;
    private final Ticker ticker = new Ticker(this::tick);
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private volatile @Nullable Thread leader;
    /** Since when the leader runs a call, if it does. */
    private boolean runs;
    private long since;

    Lead(final Runnable further) {
        this.further = further;
    }

    /** Waits until this thread leads. @return false if there are enough threads that wait, and this one is to end */
    boolean take() {
        final Thread self = Thread.currentThread();
        synchronized (this) {
            if (leader == self) {
                runs = false;
            } else if (leader == null) {
                leader = self;
            } else if (waiting.size() < SPARE) {
                waiting.add(self);
            } else {
                return false;
            }
        }
        while (leader != self) {
            LockSupport.park(this);
            // An interrupt is nobody's signal here, and would keep the thread from parking.
            Thread.interrupted();
        }
        return true;
    }

    /** The leader is about to run a call. */
    void runs() {
        final long now = System.nanoTime();
        synchronized (this) {
            runs = true;
            since = now;
        }
        ticker.tickBy(now + SHORT_NANOS);
    }

    /** Somebody else is to lead, if this thread does. */
    void handOn() {
        final Thread self = Thread.currentThread();
        if (leader == self) {
            synchronized (this) {
                // It may just have been taken: what another leads is not this thread's to hand on.
                if (leader == self) {
                    pass();
                }
            }
        }
    }

    /** Takes the lead from who has run a call for too long. @return when to look again */
    private synchronized long tick(final long now) {
        if (!runs) {
            return Long.MAX_VALUE;
        }
        if (now - since < SHORT_NANOS) {
            return since + SHORT_NANOS;
        }
        pass();
        return Long.MAX_VALUE;
    }

    private void pass() {
        runs = false;
        leader = waiting.poll();
        if (leader == null) {
            further.run();
        } else {
            LockSupport.unpark(leader);
        }
    }
}

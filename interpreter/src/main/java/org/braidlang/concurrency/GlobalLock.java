package org.braidlang.concurrency;

import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one lock of a run under which one thread at a time runs a script's code, as in CPython. Who waits is given it in
 * the order of coming: the holder hands it on when it waits or ends, and, once it has had it for the switch interval
 * and somebody else wants it, at its next loop turn or call.
 *
 * <p>Threads: the fields are guarded by the monitor; the holder is read without it by who waits to become it.
 */
public final class GlobalLock implements Turns {
    private final long interval;
    private final Ticker ticker;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private volatile @Nullable Task holder;
    /** Since when the holder has it, and whether it was asked to give way. */
    private long since;
    private boolean asked;

    private record Waiting(Task task, Thread thread) {}

    /** The lock of a run that has none yet. */
    public GlobalLock(final Execution execution) {
        this.interval = execution.switchInterval();
        this.ticker = new Ticker(this::tick);
    }

    @Override
    public void enter(final Task task) {
        synchronized (this) {
            if (holder == null) {
                hold(task);
            } else if (holder != task) {
                queueUp(task);
            }
        }
        await(task);
    }

    @Override
    public void leave(final Task task) {
        synchronized (this) {
            if (holder == task) {
                handOn(task);
            } else {
                // A fault of Java, such as the end of the stack, kept it from entering.
                queue.removeIf(waiting -> waiting.task == task);
            }
        }
    }

    @Override
    public void giveWay(final Task task) {
        synchronized (this) {
            if (holder != task || queue.isEmpty()) {
                task.noteWayGiven();
                asked &= holder != task;
                return;
            }
            queueUp(task);
            handOn(task);
        }
        await(task);
    }

    @Override
    public boolean areExclusive() {
        return true;
    }

    @Override
    public void close() {
        ticker.close();
    }

    private void hold(final @Nullable Task task) {
        since = System.nanoTime();
        asked = false;
        holder = task;
    }

    private void queueUp(final Task task) {
        ticker.tickBy(since + interval);
        queue.add(new Waiting(task, Thread.currentThread()));
    }

    private void handOn(final Task task) {
        if (asked) {
            task.noteWayGiven();
        }
        final Waiting next = queue.poll();
        hold(next == null ? null : next.task);
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    private void await(final Task task) {
        while (holder != task) {
            LockSupport.park(this);
            // An interrupt is nobody's signal here, and would keep the thread from parking.
            Thread.interrupted();
        }
    }

    /** Asks who has had it for the interval, once. @return when to look again */
    private synchronized long tick(final long now) {
        if (queue.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (now - since < interval) {
            return since + interval;
        }
        if (!asked) {
            asked = true;
            holder.askToGiveWay();
        }
        return now + interval;
    }
}

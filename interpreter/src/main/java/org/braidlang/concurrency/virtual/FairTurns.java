package org.braidlang.concurrency.virtual;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Ticker;
import org.braidlang.concurrency.Turns;

/**
 * Takes care that tasks that compute do not keep others from ever running: Java takes no carrier away from a virtual
 * thread, and one that only yields may be the next to run again, while others wait in another queue. So whoever runs is
 * asked now and then to give way, as in Go, and then rests: for a moment, in which its carrier looks everywhere for
 * work, and until fewer tasks run than there are carriers. Who rests longest goes on first.
 *
 * <p>Threads: any; the tasks' own threads enter, leave and rest, the ticker's thread asks. What is not safe by itself is
 * guarded by the monitor.
 */
final class FairTurns implements Turns {
    private static final long SLICE = 10_000_000;
    private static final long MOMENT = 50_000;

    private final int carriers = Integer.getInteger(
            "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    private final Ticker ticker = new Ticker(this::tick);
    private final Set<Task> running = ConcurrentHashMap.newKeySet();
    private final ArrayDeque<Rest> resting = new ArrayDeque<>();
    /** Whether somebody rests; changed under the monitor. */
    private volatile boolean any;
    /** How many have ended their rest, but do not run yet. */
    private int returning;
    private long lastReturn;
    private long nextAsk;
    private boolean closed;

    /** One task's rest. */
    private static final class Rest {
        private final Thread thread = Thread.currentThread();
        private final long since = System.nanoTime();
        private volatile boolean over;
    }

    @Override
    public void enter(final Task task) {
        task.noteWayGiven();
        running.add(task);
        ticker.tickBy(System.nanoTime() + SLICE);
    }

    @Override
    public void leave(final Task task) {
        running.remove(task);
        if (any) {
            endRests(System.nanoTime());
        }
    }

    @Override
    public void giveWay(final Task task) {
        if (task.isAskedToGiveWay()) {
            running.remove(task);
            rest();
            enter(task);
        } else {
            Thread.yield();
        }
    }

    private void rest() {
        final Rest rest = new Rest();
        synchronized (this) {
            if (closed) {
                return;
            }
            resting.add(rest);
            any = true;
        }
        ticker.tickBy(rest.since + MOMENT);
        while (!rest.over) {
            LockSupport.park(this);
            // An interrupt is nobody's signal here, and would keep the thread from parking.
            Thread.interrupted();
        }
        synchronized (this) {
            returning--;
        }
    }

    /** Ends the rest of as many as there is room for, and of one in any case if that has not happened for long. */
    private synchronized void endRests(final long now) {
        Rest first = resting.peek();
        while (first != null && (closed || now - first.since >= MOMENT
                && (running.size() + returning < carriers || returning == 0 && now - lastReturn >= SLICE))) {
            resting.poll();
            returning++;
            lastReturn = now;
            first.over = true;
            LockSupport.unpark(first.thread);
            first = resting.peek();
        }
        any = first != null;
    }

    @Override
    public boolean areExclusive() {
        return false;
    }

    @Override
    public void close() {
        ticker.close();
        synchronized (this) {
            closed = true;
        }
        endRests(System.nanoTime());
    }

    private long tick(final long now) {
        endRests(now);
        if (now - nextAsk >= 0) {
            running.forEach(Task::askToGiveWay);
            nextAsk = now + SLICE;
        }
        return nextTick(now);
    }

    private synchronized long nextTick(final long now) {
        final Rest first = resting.peek();
        if (first == null) {
            return running.isEmpty() ? Long.MAX_VALUE : nextAsk;
        }
        final long rested = first.since + MOMENT;
        return rested - now > 0 && rested - nextAsk < 0 ? rested : nextAsk;
    }
}

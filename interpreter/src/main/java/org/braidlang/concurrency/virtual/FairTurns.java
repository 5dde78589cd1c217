package org.braidlang.concurrency.virtual;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Ticker;
import org.braidlang.concurrency.Turns;

/**
 * All tasks may run, but Java takes no carrier away from a virtual thread that computes: so whoever runs is asked now
 * and then to give way, as in Go, and tasks that compute cannot keep others from ever running. Safe for any thread.
 */
final class FairTurns implements Turns {
    private static final long INTERVAL = 10_000_000;
    private static final long MOMENT = 20_000;

    private final Ticker ticker = new Ticker(this::tick);
    private final Set<Task> running = ConcurrentHashMap.newKeySet();

    @Override
    public void enter(final Task task) {
        task.noteWayGiven();
        running.add(task);
        ticker.tickBy(System.nanoTime() + INTERVAL);
    }

    @Override
    public void leave(final Task task) {
        running.remove(task);
    }

    /**
     * One that only yields goes to the end of its own carrier's queue, and is the next to run where that is empty
     * although others wait in the common one. One that parks comes back through the common queue.
     */
    @Override
    public void giveWay(final Task task) {
        if (task.isAskedToGiveWay()) {
            LockSupport.parkNanos(MOMENT);
        } else {
            Thread.yield();
        }
        task.noteWayGiven();
    }

    @Override
    public boolean areExclusive() {
        return false;
    }

    @Override
    public void close() {
        ticker.close();
    }

    private long tick(final long now) {
        if (running.isEmpty()) {
            return Long.MAX_VALUE;
        }
        running.forEach(Task::askToGiveWay);
        return now + INTERVAL;
    }
}

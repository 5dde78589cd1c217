package org.braidlang.concurrency.processes.worker;

import org.braidlang.concurrency.Lock;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A lock, as the tasks of a worker have it. It is taken from the parent, who lends it where nobody else wants it: then
 * tasks of this worker take it and let go of it here, until it is recalled.
 *
 * <p>Threads: any; the fields are guarded by the monitor. What is sent while it is held is in the order of the changes.
 */
final class RemoteLock extends Lock implements RemoteResources.Numbered, Loan {
    private static final RemoteWait.Description DESCRIPTION = new RemoteWait.Description("a lock", null);

    private final WorkerProcess process;
    private final long number;
    private boolean borrowed;
    private long borrowedAt;
    /** The task that holds it while it is borrowed, and where it was taken. */
    private @Nullable Task holder;
    private int site;

    RemoteLock(final WorkerProcess process, final long number) {
        this.process = process;
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /** Where it is not here and free, the parent decides, who is asked by the wait. */
    @Override
    public boolean tryTake(final Task task, final int where) {
        synchronized (this) {
            if (borrowed && holder == null) {
                holder = task;
                site = where;
                return true;
            }
            if (borrowed) {
                giveBack();
            }
            return false;
        }
    }

    @Override
    public Wait take(final int where) {
        return new RemoteWait(process, Operation.LOCK, number, where, this, DESCRIPTION);
    }

    /** The parent has given it to a task, and lends it. Called before any other message is read. */
    void lent(final Task task, final int where) {
        synchronized (this) {
            borrowed = true;
            borrowedAt = System.nanoTime();
            holder = task;
            site = where;
        }
    }

    @Override
    public void release(final Task task) {
        synchronized (this) {
            if (borrowed) {
                holder = null;
            } else {
                process.order(task, Operation.UNLOCK, number, 0);
            }
        }
    }

    @Override
    public boolean isLocked() {
        synchronized (this) {
            if (borrowed) {
                return holder != null;
            }
        }
        return (boolean) process.ask(Operation.IS_LOCKED, number);
    }

    @Override
    public long borrowedAt() {
        synchronized (this) {
            return borrowedAt;
        }
    }

    @Override
    public void giveBack() {
        synchronized (this) {
            if (!borrowed) {
                return;
            }
            borrowed = false;
            if (holder == null) {
                process.order(0, Operation.GIVE_BACK, number, -1, new byte[0]);
            } else {
                process.order(holder, Operation.GIVE_BACK, number, site);
                holder = null;
            }
        }
    }
}

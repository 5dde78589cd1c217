package org.braidlang.concurrency.processes.worker;

import org.braidlang.concurrency.processes.wire.Message;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.braidlang.runtime.SharedCell;

/**
 * A {@code shared var}, as the tasks of a worker have it. Reading it borrows it; then it is read and written here, until
 * somebody else wants it.
 *
 * <p>Threads: any; the fields are guarded by the monitor. What is sent while it is held is in the order of the changes.
 */
final class RemoteVariable implements SharedCell.Home, Loan {
    private final WorkerProcess process;
    private final long number;
    private boolean borrowed;
    private long borrowedAt;
    private Object value = SharedCell.UNSET;
    /** When the parent last heard of a value, so that not much is lost if this process is ended. */
    private long toldAt = System.nanoTime() - KEPT;
    /** Whether the parent does not know the value. */
    private boolean changed;

    RemoteVariable(final WorkerProcess process, final long number) {
        this.process = process;
        this.number = number;
    }

    @Override
    public Object get() {
        synchronized (this) {
            if (borrowed) {
                return value;
            }
        }
        // The reply borrows it, and another task may have given it back since: the value is the one of the reply.
        return process.askFor(number, this);
    }

    /** The parent lends it. Called before any other message is read. */
    void lent(final Object current) {
        synchronized (this) {
            borrowed = true;
            borrowedAt = System.nanoTime();
            value = current;
        }
    }

    @Override
    public void set(final Object given) {
        synchronized (this) {
            final long now = System.nanoTime();
            if (borrowed) {
                value = given;
            }
            changed = borrowed && now - toldAt < KEPT;
            if (!changed) {
                toldAt = now;
                process.order(0, Operation.WRITE, number, 0, process.copies().value(given, null));
            }
        }
    }

    /** A task has ended: what it has written outlives this process. */
    @Override
    public void tell() {
        synchronized (this) {
            if (borrowed && changed) {
                changed = false;
                toldAt = System.nanoTime();
                process.order(0, Operation.WRITE, number, 0, process.copies().value(value, null));
            }
        }
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
            if (borrowed) {
                borrowed = false;
                changed = false;
                process.order(0, Operation.GIVE_BACK, number, 0, process.copies().value(value, null));
            }
        }
    }
}

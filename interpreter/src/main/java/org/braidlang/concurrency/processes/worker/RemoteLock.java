package org.braidlang.concurrency.processes.worker;

import org.braidlang.concurrency.Lock;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message.Operation;

/** A lock, as the tasks of a worker have it. Safe for any thread. */
final class RemoteLock extends Lock implements RemoteResources.Numbered {
    private static final RemoteWait.Description DESCRIPTION = new RemoteWait.Description("a lock", null);

    private final WorkerProcess process;
    private final long number;

    RemoteLock(final WorkerProcess process, final long number) {
        this.process = process;
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /** Whether it is free only the parent knows, who is asked by the wait. */
    @Override
    public boolean tryTake(final Task task, final int where) {
        return false;
    }

    @Override
    public Wait take(final int where) {
        return new RemoteWait(process, Operation.LOCK, number, where, null, DESCRIPTION);
    }

    @Override
    public void release(final Task task) {
        process.order(task, Operation.UNLOCK, number);
    }

    @Override
    public boolean isLocked() {
        return (boolean) process.ask(Operation.IS_LOCKED, number);
    }
}

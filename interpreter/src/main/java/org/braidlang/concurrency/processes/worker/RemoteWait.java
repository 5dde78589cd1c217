package org.braidlang.concurrency.processes.worker;

import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.None;
import org.jspecify.annotations.Nullable;

/**
 * A wait that the parent decides: it is asked for when the task begins to wait, and ends with the reply. Cancelling it
 * only asks the parent, so that nothing that was handed over gets lost.
 */
final class RemoteWait extends Wait {
    private final WorkerProcess process;
    private final Operation operation;
    private final long target;
    private final long argument;
    private final @Nullable Object item;
    private final @Nullable RemoteLock lock;
    private final Description description;
    private volatile long request;

    /**
     * How it is worded.
     *
     * @param what what is waited for, as it follows "waits for"
     * @param operation how a script calls it; null where it has no name
     */
    record Description(String what, @Nullable String operation) {}

    /** @param item what is sent with it, or the lock that is to be taken; null for nothing */
    RemoteWait(final WorkerProcess process, final Operation operation, final long target, final long argument,
            final @Nullable Object item, final Description description) {
        this.process = process;
        this.operation = operation;
        this.target = target;
        this.argument = argument;
        this.item = operation == Operation.LOCK ? null : item;
        this.lock = operation == Operation.LOCK ? (RemoteLock) item : null;
        this.description = description;
    }

    @Override
    protected void begin(final Task waiter) {
        final byte[] payload = item == null ? new byte[0] : process.copies().value(item, waiter.globals);
        final WorkerCall call = WorkerCall.of(waiter);
        if (waiter == call.task()) {
            call.tellName();
        }
        request = process.expect(this);
        process.send(new Message.Request(request, call.number(), call.waits().number(waiter), operation,
                target, argument, isInTimeout(), lock == null ? Place.here() : null, refusal(), payload));
    }

    @Override
    protected boolean cancel() {
        process.send(new Message.Withdraw(request));
        return false;
    }

    /** The parent lends the lock that the task has taken. */
    void lent() {
        if (lock != null) {
            lock.lent(task(), (int) argument);
        }
    }

    /** The parent has decided that it was cancelled in time. */
    void cancelled() {
        super.cancel();
    }

    @Override
    protected Object received(final Object reply) {
        if (reply == Iteration.END) {
            return reply;
        }
        final byte[] payload = (byte[]) reply;
        return payload.length == 0 ? None.NONE : process.copies().value(payload, task().globals);
    }

    @Override
    public Kind kind() {
        return operation == Operation.INPUT ? Kind.ITSELF : Kind.RESOURCE;
    }

    @Override
    public String what() {
        return description.what();
    }

    @Override
    public @Nullable String operation() {
        return description.operation();
    }
}

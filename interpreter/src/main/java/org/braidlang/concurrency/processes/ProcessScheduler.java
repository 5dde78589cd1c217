package org.braidlang.concurrency.processes;

import org.braidlang.concurrency.Body;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.RemoteTasks;
import org.braidlang.concurrency.ScriptExit;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.ThreadedScheduler;
import org.braidlang.concurrency.Turns;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * The model {@code processes}, in the parent: a task is a call in a worker. Only the script's top level runs here, on a
 * thread of its own. For every call there is a task here, which waits on its behalf, so that locks, deadlocks and
 * cancellation are what they are under the other models. Safe for any thread.
 */
public final class ProcessScheduler extends ThreadedScheduler {
    private final Execution execution;
    private final Copies copies;
    private final SharedTable shared;
    private final WorkerPool pool;

    public ProcessScheduler(final Execution execution, final WorkerOptions options) {
        super(execution, Turns.FREE);
        this.execution = execution;
        this.shared = new SharedTable();
        this.copies = new Copies(execution.program(), shared);
        shared.packWith(copies);
        this.pool = new WorkerPool(this, options);
    }

    @Override
    public String model() {
        return "processes";
    }

    Copies copies() {
        return copies;
    }

    SharedTable shared() {
        return shared;
    }

    WorkerPool pool() {
        return pool;
    }

    /** What the task needs is copied here and now, on the spawner's thread: NotSendableError is raised in it. */
    @Override
    public void start(final Task task) {
        // The first worker starts while the task is copied.
        pool.warmUp();
        if (task.isFirst()) {
            super.start(task);
        } else {
            submit(task, copies.call(task), null);
        }
    }

    @Override
    public int window() {
        return pool.window();
    }

    /** Starts a task that a call has spawned. Its code and variables are copied already. */
    void spawned(final Call.Spawner spawner, final Message.Spawn message) {
        final Task outer = spawner.call().task();
        final Task task = RemoteTasks.child(outer, new Body.Sent(message.name(), message.payload()),
                message.seed(), message.site());
        spawner.worker().spawned(spawner.call(), message.task(), task);
        submit(task, message.payload(), spawner);
    }

    private void submit(final Task task, final byte[] payload, final Call.@Nullable Spawner spawner) {
        final Call call = new Call(this, task, payload, spawner);
        task.remote(call);
        execution.entered();
        pool.submit(call);
    }

    // ---- waiting

    @Override
    public void wake(final Task task, final Wait wait) {
        if (task.remote() == null) {
            super.wake(task, wait);
        } else {
            RemoteTasks.woken(task);
            pool.woken(wait);
        }
    }

    // ---- the end of calls

    /** Asks the call to stop. One that has not begun ends at once; one that does not stop is ended with its worker. */
    void cancel(final Call call) {
        if (pool.withdraw(call)) {
            end(call, null, Errors.cancelled());
        } else {
            pool.cancel(call);
        }
    }

    /** The script is over. */
    void drop(final Call call) {
        pool.withdraw(call);
        end(call, null, new ScriptExit());
    }

    /** The call has ended with an answer of its worker. @param spawnerGets whether its spawner is to be told */
    void ended(final Call call, final Message.Answer answer, final byte[] payload) {
        switch (answer) {
            case VALUE -> {
                if (call.spawner() == null) {
                    Object value = null;
                    ScriptError error = null;
                    try {
                        value = copies.value(payload, call.task().globals);
                    } catch (ScriptError unreadable) {
                        error = unreadable;
                    }
                    end(call, value, error);
                } else {
                    end(call, payload, null, answer, payload);
                }
            }
            case ERROR, CANCELLED -> {
                final ScriptError error = copies.error(payload);
                end(call, null, error, answer, payload);
            }
            case EXIT -> {
                call.task().cancelledElsewhere();
                end(call, null, execution.exit(call.task(), payload.length == 0 ? 0 : payload[0] & 0xff));
            }
            case END, LENT -> end(call, null, workerError("a worker has sent something that is no result"));
        }
    }

    /** The call's worker is gone. */
    void lost(final Call call, final String message) {
        final Task task = call.task();
        if (task.isCancelRequested()) {
            end(call, null, Errors.cancelled());
        } else {
            end(call, null, workerError(message));
            if (call.spawner() != null) {
                final Task spawner = call.spawner().call().task();
                RemoteTasks.onEnd(spawner, () -> dropWith(spawner, task));
            }
        }
        call.releasePermits();
    }

    /** Often a spawner is cancelled because of the same loss, before it has come to await what it has spawned. */
    private static void dropWith(final Task spawner, final Task lost) {
        if (spawner.isCancelled()) {
            RemoteTasks.seen(lost);
        }
    }

    static ScriptError workerError(final String message) {
        return Errors.of(ErrorKind.WORKER_ERROR, message);
    }

    private void end(final Call call, final @Nullable Object value, final @Nullable RuntimeException error) {
        final Message.Answer answer = error == null ? Message.Answer.VALUE
                : call.task().isCancelRequested() && error instanceof ScriptError cancelled
                        && Errors.isCancelled(cancelled) ? Message.Answer.CANCELLED : Message.Answer.ERROR;
        final byte[] payload = call.spawner() == null ? new byte[0]
                : error instanceof ScriptError scriptError ? copies.error(scriptError.value()) : new byte[0];
        end(call, value, error, answer, payload);
    }

    /** Whoever waits for it in this process is told by the task; a spawner in another one by a message. */
    private void end(final Call call, final @Nullable Object value, final @Nullable RuntimeException error,
            final Message.Answer answer, final byte[] payload) {
        if (!call.end()) {
            return;
        }
        call.endWaitsForTasks();
        call.answered();
        call.endLocals();
        final Task task = call.task();
        RemoteTasks.releaseAll(task);
        final Call.Spawner spawner = call.spawner();
        task.end(value, error);
        if (spawner != null) {
            spawner.call().hearsOfEnd(task);
            spawner.call().tells();
            spawner.worker().send(new Message.Ended(spawner.call().number(), spawner.number(), answer, payload));
        }
        execution.left();
    }

    @Override
    public void close() {
        pool.close();
        super.close();
    }
}

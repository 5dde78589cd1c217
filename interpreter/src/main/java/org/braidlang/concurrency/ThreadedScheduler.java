package org.braidlang.concurrency;

import java.util.concurrent.locks.LockSupport;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * What the models in which each task has a thread of its own have in common: waiting parks the thread, with and without
 * {@code await}. Safe for any thread.
 */
public abstract class ThreadedScheduler implements Scheduler {
    /** Enough for the deepest calls. It is reserved address space; what a thread does not touch costs nothing. */
    public static final long STACK_SIZE = 16L << 20;

    private final Execution execution;
    private final Turns turns;

    /** @param own which of its tasks may run, unless all threads of the run share a lock */
    protected ThreadedScheduler(final Execution execution, final Turns own) {
        final GlobalLock shared = execution.globalLock();
        this.execution = execution;
        this.turns = shared == null ? own : shared;
    }

    /**
     * A thread for a task, not yet started: one of the operating system, unless a model has others.
     *
     * @throws org.braidlang.runtime.ScriptError LimitError, if there are too many
     */
    protected Thread newThread(final String name, final Runnable code) {
        final Thread thread = new Thread(null, code, name, STACK_SIZE);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public final Execution execution() {
        return execution;
    }

    @Override
    public void start(final Task task) {
        if (task.number() > 1) {
            Sharing.begin();
        }
        final Thread thread = newThread("braid-task-" + task.number(), () -> run(task));
        task.thread(thread);
        execution.entered();
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            execution.left();
            throw Errors.limitError("the system cannot start more than " + (execution.liveTasks() - 1)
                    + " threads at once: let fewer tasks run at the same time with `parallel(limit=…)`, "
                    + "or use a model with lighter tasks");
        }
    }

    private void run(final Task task) {
        try {
            turns.enter(task);
            task.run();
        } catch (Throwable fault) {
            execution.broken();
        } finally {
            turns.leave(task);
        }
        task.thread(null);
        execution.left();
    }

    @Override
    public Object await(final Task task, final Wait wait, final @Nullable Coroutine self) {
        return Parking.block(task, wait);
    }

    @Override
    public Object block(final Task task, final Wait wait) {
        return Parking.block(task, wait);
    }

    @Override
    public void wake(final Task task, final Wait wait) {
        Parking.wake(task, wait, task.thread());
    }

    @Override
    public final void nudge(final Task task) {
        LockSupport.unpark(task.thread());
    }

    @Override
    public final boolean hasThreads() {
        return true;
    }

    @Override
    public final Turns turns() {
        return turns;
    }

    @Override
    public void close() {
        turns.close();
    }
}

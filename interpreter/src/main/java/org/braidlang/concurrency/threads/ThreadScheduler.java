package org.braidlang.concurrency.threads;

import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Parking;
import org.braidlang.concurrency.Scheduler;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Sharing;
import org.jspecify.annotations.Nullable;

/** The model {@code threads}: a task is a thread of the operating system, and waiting parks it. Safe for any thread. */
public final class ThreadScheduler implements Scheduler {
    /** Reserved address space; what a thread does not touch costs nothing. */
    private static final long STACK_SIZE = 16L << 20;

    private final Execution execution;

    public ThreadScheduler(final Execution execution) {
        this.execution = execution;
    }

    @Override
    public String model() {
        return "threads";
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public void start(final Task task) {
        if (task.number() > 1) {
            Sharing.begin();
        }
        final Thread thread = new Thread(null, () -> run(task), "braid-task-" + task.number(), STACK_SIZE);
        thread.setDaemon(true);
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
            task.run();
        } catch (Throwable fault) {
            execution.broken();
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
    public void nudge(final Task task) {
        LockSupport.unpark(task.thread());
    }

    @Override
    public boolean hasThreads() {
        return true;
    }

    @Override
    public void close() {}
}

package org.braidlang.concurrency.sequential;

import org.braidlang.concurrency.Coroutine;
import org.braidlang.concurrency.CooperativeScheduler;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The model {@code sequential}: a task runs at its spawn, on its spawner's stack, until it ends or has to wait for
 * another task. Time and I/O keep the one thread.
 */
public final class SequentialScheduler extends CooperativeScheduler {
    /** Tasks that are started deeper inside one another wait for their turn, so that the stack suffices. */
    private static final int NESTED = 250;

    /** How many spawns the running task stands in; this scheduler's thread. */
    private int nested;

    public SequentialScheduler(final Execution execution) {
        super(execution);
    }

    @Override
    public String model() {
        return "sequential";
    }

    @Override
    protected void startHere(final Task task) {
        if (nested >= NESTED) {
            enqueue(task);
            return;
        }
        nested++;
        step(task);
        nested--;
    }

    @Override
    protected String threadName() {
        return "the only thread";
    }

    @Override
    public Object await(final Task task, final Wait wait, final @Nullable Coroutine self) {
        return wait.kind() == Wait.Kind.ITSELF ? block(task, wait) : super.await(task, wait, self);
    }
}

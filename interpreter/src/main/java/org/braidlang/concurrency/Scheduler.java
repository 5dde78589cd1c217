package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * A model of concurrency: how tasks start, wait and go on. There is one for each model that a run uses, and it is a
 * property of the task, so that tasks of several models can meet at one lock or channel.
 */
public interface Scheduler {
    /** Makes the schedulers of one model. */
    @FunctionalInterface
    interface Model {
        Scheduler create(Execution execution);
    }

    /** The model's name, as {@code --model} has it. */
    String model();

    Execution execution();

    /**
     * Makes a task run that has not run before. Any thread may start the first one; the others are started by a task.
     *
     * @throws org.braidlang.runtime.ScriptError LimitError, if the system cannot start more
     */
    void start(Task task);

    /**
     * Waits as a task: the thread may do something else meanwhile.
     *
     * @param wait one that nobody has waited for
     * @param self what goes on afterwards; null for the task itself
     * @return the value, or {@link Coroutine#SUSPENDED}
     */
    Object await(Task task, Wait wait, @Nullable Coroutine self);

    /** How many items of a {@code parallel for} that has no limit are started before others have ended; at least 2. */
    default int window() {
        return Integer.MAX_VALUE;
    }

    /** Waits and keeps the thread. @return the value */
    Object block(Task task, Wait wait);

    /** A wait for which a task was parked is over. Called once for each, by whoever ended it; any thread. */
    void wake(Task task, Wait wait);

    /** Lets a thread that is parked in {@link Wait} look again whether it can have what it waits for. Any thread. */
    void nudge(Task task);

    /** Whether each task has a thread of its own, on which a wait can compete for what has become free. */
    boolean hasThreads();

    /** Which of its tasks may run. */
    Turns turns();

    /** Lets go of the scheduler's own threads; no task runs any more, or none matters. Any thread. */
    void close();
}

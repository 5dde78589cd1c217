package org.braidlang.concurrency.threads;

import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.ThreadedScheduler;
import org.braidlang.concurrency.Turns;

/** The model {@code threads}: a task is a thread of the operating system, and all run at the same time. */
public final class ThreadScheduler extends ThreadedScheduler {
    public ThreadScheduler(final Execution execution) {
        super(execution, Turns.FREE);
    }

    @Override
    public String model() {
        return "threads";
    }
}

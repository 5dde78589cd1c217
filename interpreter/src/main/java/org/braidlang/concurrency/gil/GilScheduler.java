package org.braidlang.concurrency.gil;

import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.GlobalLock;
import org.braidlang.concurrency.ThreadedScheduler;

/**
 * The model {@code gil}: a task is a thread of the operating system that runs only while it holds one global lock, as
 * in CPython. Where it is the run's own model, tasks under any other share its lock.
 */
public final class GilScheduler extends ThreadedScheduler {
    public GilScheduler(final Execution execution) {
        super(execution, new GlobalLock(execution));
    }

    @Override
    public String model() {
        return "gil";
    }
}

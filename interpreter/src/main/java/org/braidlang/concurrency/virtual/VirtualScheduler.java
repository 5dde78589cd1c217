package org.braidlang.concurrency.virtual;

import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.ThreadedScheduler;

/**
 * The model {@code virtual}: a task is a virtual thread, which gives the system's thread away while it waits.
 *
 * <p>Calls nest as deep as the stack of the system's threads allows that carry the virtual ones: that is Java's own
 * option {@code -Xss}, which the command sets.
 */
public final class VirtualScheduler extends ThreadedScheduler {
    public VirtualScheduler(final Execution execution) {
        super(execution, new FairTurns());
    }

    @Override
    public String model() {
        return "virtual";
    }

    @Override
    protected Thread newThread(final String name, final Runnable code) {
        return Thread.ofVirtual().name(name).unstarted(code);
    }
}

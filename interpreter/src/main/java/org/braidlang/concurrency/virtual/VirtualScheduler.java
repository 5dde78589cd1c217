package org.braidlang.concurrency.virtual;

import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.ThreadedScheduler;
import org.braidlang.runtime.Errors;

/**
 * The model {@code virtual}: a task is a virtual thread, which gives the system's thread away while it waits.
 *
 * <p>Calls nest as deep as the stack of the system's threads allows that carry the virtual ones: that is Java's own
 * option {@code -Xss}, which the command sets.
 */
public final class VirtualScheduler extends ThreadedScheduler {
    /** About what a waiting task takes, with its stack. In a heap full of them, Java does little but look for more. */
    private static final int BYTES_A_TASK = 3_000;

    private final long most;

    public VirtualScheduler(final Execution execution) {
        this(execution, Runtime.getRuntime().maxMemory() / BYTES_A_TASK);
    }

    /** @param most how many tasks the run may have at once */
    public VirtualScheduler(final Execution execution, final long most) {
        super(execution, new FairTurns());
        this.most = most;
    }

    @Override
    public String model() {
        return "virtual";
    }

    @Override
    protected Thread newThread(final String name, final Runnable code) {
        if (execution().liveTasks() > most) {
            throw Errors.limitError("more than " + most + " virtual threads at once do not fit into the memory that "
                    + "Braid may use: let fewer tasks run at the same time with `parallel(limit=…)`, "
                    + "or use a model with lighter tasks");
        }
        return Thread.ofVirtual().name(name).unstarted(code);
    }
}

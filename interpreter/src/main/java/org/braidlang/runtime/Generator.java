package org.braidlang.runtime;

import org.braidlang.concurrency.Task;

/**
 * A lazy sequence made by a generator expression. Compiled classes extend it with a field for each register that is
 * live across a yield. Used by one task at a time.
 */
public abstract class Generator extends Iteration {
    private static final int FINISHED = -1;

    /** Where {@link #resume} goes on; 0 is the start. */
    protected int pc;

    private boolean running;

    /** Runs to the next item; gives {@link Iteration#END} after the last. */
    protected abstract Object resume(Task task);

    @Override
    public final Object next(final Task task) {
        if (running) {
            throw Errors.valueError("generator already executing");
        }
        if (pc == FINISHED) {
            return END;
        }
        running = true;
        boolean more = false;
        try {
            final Object item = resume(task);
            more = item != END;
            return item;
        } finally {
            running = false;
            if (!more) {
                pc = FINISHED;
            }
        }
    }

    @Override
    public final String toString() {
        return "<generator>";
    }
}

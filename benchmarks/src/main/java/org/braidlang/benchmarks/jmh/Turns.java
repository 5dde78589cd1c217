package org.braidlang.benchmarks.jmh;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.IterableValue;
import org.braidlang.runtime.Iteration;

/**
 * What a script walks with {@code for times in turns}: each item is how often it is to do its work, and asking for the
 * next one says that it has. So one run of a script, with all that Java has learnt about it, serves many measurements.
 * One thread measures; one task of the script walks, once.
 */
final class Turns extends Iteration implements IterableValue {
    private final BlockingQueue<Object> wanted = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> done = new LinkedBlockingQueue<>();

    /** Only the task that walks uses it. */
    private boolean begun;

    /** Has the script do its work {@code times} times, and waits for it; gives false if the script has ended. */
    boolean take(final long times) throws InterruptedException {
        wanted.put(times);
        return done.take();
    }

    /** Lets the script's loop end. */
    void end() {
        wanted.add(END);
    }

    /** Says that the script has ended. */
    void ended() {
        done.add(false);
    }

    @Override
    public Iteration iterate() {
        return this;
    }

    @Override
    public Object next(final Task task) {
        if (begun) {
            done.add(true);
        }
        begun = true;
        try {
            return wanted.take();
        } catch (final InterruptedException _) {
            Thread.currentThread().interrupt();
            return END;
        }
    }
}

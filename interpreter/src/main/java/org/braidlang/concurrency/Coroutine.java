package org.braidlang.concurrency;

import org.braidlang.runtime.Errors;
import org.jspecify.annotations.Nullable;

/**
 * One activation of code that can wait: what calling an {@code async fn} gives, the body of a task, a script's top
 * level. Compiled classes extend it with a field for each register that is live across a suspension.
 *
 * <p>Threads: it belongs to one task at a time, and only the thread that runs this task touches it; a scheduler that
 * hands a task to another thread orders the two.
 */
public abstract non-sealed class Coroutine implements Body {
    /** What {@link #resume} gives when it waits: the task goes on at {@link #pc} once what it waits for has ended. */
    public static final Object SUSPENDED = new Object();

    private static final Object[] NOTHING = {};

    /** Where {@link #resume} goes on; 0 is the start. Set by the compiled code before it gives SUSPENDED. */
    protected int pc;

    /** The coroutine that awaits this one, in the same task. */
    @Nullable Coroutine caller;

    /** Whether it was awaited or spawned. */
    boolean started;

    /** Counts the coroutines of one place that were never run; null where nobody asked to be told. */
    @Nullable Unawaited creation;

    /**
     * Runs from {@link #pc} on.
     *
     * @return the value of the function, or {@link #SUSPENDED}
     * @throws RuntimeException a ScriptError that the code did not catch
     */
    public abstract Object resume(Task task);

    /** As the body of a task: it is run. */
    @Override
    public final Object start(final Task task) {
        return this;
    }

    /** The function's name. */
    @Override
    public abstract String name();

    /**
     * What one that has not run yet was made with, in an array of the caller's own: its closure if that captures
     * anything, then the arguments.
     */
    public Object[] arguments() {
        return NOTHING;
    }

    /** Fills what a coroutine was made with that {@link org.braidlang.runtime.Program#newCoroutine} has made. */
    public void arguments(final Object[] values) {
        if (values.length != 0) {
            throw new IllegalArgumentException(name() + " takes nothing");
        }
    }

    /** Notes that a copy of it was sent to another process, where it may be awaited: it is not to be reported here. */
    public final void sent() {
        if (creation != null) {
            creation.awaited();
            creation = null;
        }
    }

    /** Whether any of its code has run. */
    public final boolean hasRun() {
        return depth > 0;
    }

    /** Whether it is a task's, or was awaited: nobody else can run it. */
    public final boolean isClaimed() {
        return started;
    }

    /** How deep the calls nest at whose end this coroutine runs; kept across suspensions. */
    private int depth;

    /**
     * First thing in {@link #resume}: how deep this coroutine is nested, which is one deeper than what started it.
     *
     * @throws RuntimeException a ScriptError, where calls nest too deep
     */
    protected final int enter(final Task task) {
        if (pc == 0) {
            depth = task.depth + 1;
            if (depth > Task.DEPTH_LIMIT) {
                throw Errors.recursionError();
            }
        }
        return depth;
    }

    /** Notes that it is run now; TypeError if it was before. */
    final void claim() {
        if (started) {
            throw Errors.typeError(
                    "coroutine '" + name() + "' was already awaited: call the function again for another");
        }
        started = true;
        sent();
    }

    @Override
    public String toString() {
        return "<coroutine '" + name() + "'>";
    }

    /** The current program counter, with which a Program finds the place where this waits. */
    public final int pc() {
        return pc;
    }
}

package org.braidlang.concurrency;

import org.braidlang.runtime.Program;
import org.braidlang.runtime.ScriptTrace;
import org.jspecify.annotations.Nullable;

/**
 * A line of a script, for messages.
 *
 * @param file the script's name
 */
public record Place(String file, int line) {
    private static final StackWalker WALKER = StackWalker.getInstance();
    /** {@link Coroutine#resume}. */
    private static final String RESUME = "resume";

    /** Where a number of the program points; null if there is none. */
    public static @Nullable Place of(final Program program, final int site) {
        return site < 0 ? null : of(program.site(site));
    }

    private static @Nullable Place of(final Program.@Nullable Location location) {
        return location == null ? null : new Place(location.span().file().name(), location.span().line());
    }

    /** The innermost line of a script on a stack; null if there is none. */
    public static @Nullable Place of(final StackTraceElement[] stack) {
        for (final StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(ScriptTrace.PREFIX) && frame.getLineNumber() > 0) {
                return new Place(String.valueOf(frame.getFileName()), frame.getLineNumber());
            }
        }
        return null;
    }

    /** Whether the innermost code of a script on a stack is one that can await: a coroutine's, not a plain function's. */
    static boolean canAwait(final StackTraceElement[] stack) {
        for (final StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(ScriptTrace.PREFIX)) {
                return frame.getMethodName().equals(RESUME);
            }
        }
        return true;
    }

    /** The line that the calling thread runs; null outside of scripts. */
    public static @Nullable Place here() {
        return WALKER.walk(stack -> stack
                .filter(frame -> frame.getClassName().startsWith(ScriptTrace.PREFIX) && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> new Place(String.valueOf(frame.getFileName()), frame.getLineNumber()))
                .orElse(null));
    }

    /** Where a parked task waits; null if that cannot be told. It stays parked meanwhile. */
    public static @Nullable Place of(final Task task, final @Nullable Wait wait) {
        if (wait == null) {
            return null;
        }
        final Program program = task.execution().program();
        if (wait.site() >= 0) {
            return of(program, wait.site());
        }
        final Remote elsewhere = task.remote();
        if (elsewhere != null) {
            return elsewhere.place();
        }
        if (wait.blocking) {
            final Thread thread = threadOf(task);
            return thread == null ? null : of(thread.getStackTrace());
        }
        for (Coroutine waiting = task.top; waiting != null; waiting = waiting.caller) {
            final Place place = of(program.suspension(waiting.getClass().getName(), waiting.pc));
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    /** The thread that a task keeps while it waits; null if it does so no more. */
    private static @Nullable Thread threadOf(final Task task) {
        return task.scheduler() instanceof CooperativeScheduler loop
                ? loop.keeper() == task ? loop.thread() : null
                : task.thread();
    }
}

package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** Calls of values, as compiled code makes them; TypeError where a value cannot be called. */
public final class Calls {
    private Calls() {}

    public static Object call(final Task task, final Object callee) {
        return callable(callee).call(task);
    }

    public static Object call(final Task task, final Object callee, final Object a) {
        return callable(callee).call(task, a);
    }

    public static Object call(final Task task, final Object callee, final Object a, final Object b) {
        return callable(callee).call(task, a, b);
    }

    public static Object call(
            final Task task, final Object callee, final Object a, final Object b, final Object c) {
        return callable(callee).call(task, a, b, c);
    }

    public static Object call(final Task task, final Object callee, final Object[] arguments) {
        return callable(callee).call(task, arguments);
    }

    public static Object call(
            final Task task, final Object callee, final Object[] arguments, final String[] names) {
        return callable(callee).call(task, arguments, names);
    }

    /** The call behind an {@code await} or a {@code spawn}: see {@link Callable#start}. */
    public static Object start(final Task task, final Object callee, final Object[] arguments,
            final String @Nullable [] names) {
        return callable(callee).start(task, arguments, names);
    }

    /** A call that a built-in function makes, and after which it goes on at its own depth. */
    static Object back(final Task task, final Callable callee, final Object a) {
        final int depth = task.depth;
        final Object result = callee.call(task, a);
        task.depth = depth;
        return result;
    }

    /** As above. */
    static Object back(final Task task, final Callable callee, final Object[] arguments) {
        final int depth = task.depth;
        final Object result = callee.call(task, arguments);
        task.depth = depth;
        return result;
    }

    static Callable callable(final Object callee) {
        if (callee instanceof Callable callable) {
            return callable;
        }
        throw Errors.typeError("'" + Types.nameOf(callee) + "' object is not callable");
    }
}

package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * A value that can be called: a function of the script, a built-in one, a bound method, an error kind.
 *
 * <p>Before compiled code calls one, it sets {@link Task#depth} to its own depth; a function of the script starts one
 * deeper, and nobody has to set it back.
 */
public abstract class Callable {
    /** As traces and messages show it. */
    public abstract String name();

    /** Calls with positional arguments, whose number it checks. */
    public abstract Object call(Task task, Object[] arguments);

    /**
     * Calls with positional and named arguments.
     *
     * @param names the names of the last {@code names.length} arguments
     */
    public abstract Object call(Task task, Object[] arguments, String[] names);

    public Object call(final Task task) {
        return call(task, new Object[] {});
    }

    public Object call(final Task task, final Object a) {
        return call(task, new Object[] {a});
    }

    public Object call(final Task task, final Object a, final Object b) {
        return call(task, new Object[] {a, b});
    }

    public Object call(final Task task, final Object a, final Object b, final Object c) {
        return call(task, new Object[] {a, b, c});
    }

    /**
     * The call behind an {@code await} or a {@code spawn}: an operation that waits starts and gives its Wait;
     * everything else is just called.
     *
     * @param names as above, or null
     */
    public Object start(final Task task, final Object[] arguments, final String @Nullable [] names) {
        return names == null ? call(task, arguments) : call(task, arguments, names);
    }
}

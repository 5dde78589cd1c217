package org.braidlang.runtime;

import org.braidlang.concurrency.Task;

/**
 * How a typed function gives its result: as a machine integer. {@link Long#MIN_VALUE} means that the result stands in
 * {@link Task#wide()}, be it an int that does not fit, this very number, or what the general form of the function gave.
 */
public final class IntResults {
    private IntResults() {}

    /** What a typed function gives for an int that fits. */
    public static long checked(final long result, final Task task) {
        if (result == Long.MIN_VALUE) {
            task.wide(result);
        }
        return result;
    }

    /** What a typed function gives for any value. */
    public static long narrow(final Object result, final Task task) {
        if (result instanceof Long number && number != Long.MIN_VALUE) {
            return number;
        }
        task.wide(result);
        return Long.MIN_VALUE;
    }

    /** The value that a typed function has given. */
    public static Object widen(final long result, final Task task) {
        return result == Long.MIN_VALUE ? task.wide() : (Object) result;
    }
}

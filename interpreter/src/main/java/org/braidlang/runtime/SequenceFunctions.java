package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** The functions on the items of values that every script knows. */
final class SequenceFunctions {
    private SequenceFunctions() {}

    /** The smallest item, or the smallest of several values: by what key gives for each, if there is one. */
    @Builtin("min(*values, key=none, default=...)")
    static Object min(final Task task, final Object[] values, final @Nullable Callable key,
            final @Nullable Object otherwise) {
        return extreme(task, "min", Comparison.LESS, values, key, otherwise);
    }

    /** The largest item, or the largest of several values: by what key gives for each, if there is one. */
    @Builtin("max(*values, key=none, default=...)")
    static Object max(final Task task, final Object[] values, final @Nullable Callable key,
            final @Nullable Object otherwise) {
        return extreme(task, "max", Comparison.GREATER, values, key, otherwise);
    }

    private static Object extreme(final Task task, final String function, final Comparison better,
            final Object[] values, final @Nullable Callable key, final @Nullable Object otherwise) {
        if (values.length == 0) {
            throw Errors.typeError(function + " expected at least 1 argument, got 0");
        }
        if (values.length > 1 && otherwise != null) {
            throw Errors.typeError(
                    "Cannot specify a default for " + function + "() with multiple positional arguments");
        }
        final Iteration items = values.length == 1 ? Iterations.of(values[0]) : TupleValue.of(values).iterate();
        Object best = Iterations.next(task, items);
        if (best == Iteration.END) {
            if (otherwise == null) {
                throw Errors.valueError(function + "() arg is an empty sequence");
            }
            return otherwise;
        }
        Object bestKey = key == null ? best : Calls.back(task, key, best);
        while (true) {
            final Object item = Iterations.next(task, items);
            if (item == Iteration.END) {
                return best;
            }
            final Object itemKey = key == null ? item : Calls.back(task, key, item);
            if (better.holds(itemKey, bestKey)) {
                best = item;
                bestKey = itemKey;
            }
        }
    }

    /** A list of the items in their order: by what key gives for each, if there is one; equal items keep theirs. */
    @Builtin("sorted(iterable, *, key=none, reverse=false)")
    static ListValue sorted(final Task task, final Object iterable, final @Nullable Callable key,
            final boolean reverse) {
        return ListValue.sorted(task, Iterations.toArray(task, iterable), key, reverse);
    }

    /** Whether at least one item is true. */
    @Builtin("any(iterable)")
    static boolean any(final Task task, final Object iterable) {
        final Iteration items = Iterations.of(iterable);
        for (Object item = Iterations.next(task, items); item != Iteration.END; item = Iterations.next(task, items)) {
            if (Operators.truthy(item)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all items are true. */
    @Builtin("all(iterable)")
    static boolean all(final Task task, final Object iterable) {
        final Iteration items = Iterations.of(iterable);
        for (Object item = Iterations.next(task, items); item != Iteration.END; item = Iterations.next(task, items)) {
            if (!Operators.truthy(item)) {
                return false;
            }
        }
        return true;
    }
}

package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** The built-in functions that give their items one at a time, when they are asked for. */
final class LazyFunctions {
    private LazyFunctions() {}

    /** Pairs of a count and an item. */
    @Builtin("enumerate(iterable, start=0)")
    static Object enumerate(final Object iterable, final Object start) {
        final Iteration items = Iterations.of(iterable);
        final Object first = Arguments.integerValue(start);
        return new LazyIteration("enumerate") {
            private Object count = first;

            @Override
            public Object next(final Task task) {
                final Object item = Iterations.next(task, items);
                if (item == END) {
                    return END;
                }
                final Object counted = count;
                count = Operators.add(counted, 1L);
                return TupleValue.of(counted, item);
            }
        };
    }

    /** Tuples of the first items, the second ones, and so on; ends with the shortest. */
    @Builtin("zip(*iterables, strict=false)")
    static Object zip(final Object[] iterables, final boolean strict) {
        final Iteration[] walks = walks(iterables);
        return new LazyIteration("zip") {
            private boolean ended = walks.length == 0;

            @Override
            public Object next(final Task task) {
                if (ended) {
                    return END;
                }
                final Object[] items = new Object[walks.length];
                for (int i = 0; i < walks.length; i++) {
                    items[i] = Iterations.next(task, walks[i]);
                    if (items[i] == END) {
                        ended = true;
                        if (strict) {
                            checkAllEnded(task, walks, i);
                        }
                        return END;
                    }
                }
                return TupleValue.of(items);
            }
        };
    }

    private static void checkAllEnded(final Task task, final Iteration[] walks, final int ended) {
        if (ended > 0) {
            throw Errors.valueError("zip() argument " + (ended + 1) + " is shorter than argument"
                    + (ended == 1 ? " 1" : "s 1-" + ended));
        }
        for (int i = 1; i < walks.length; i++) {
            if (Iterations.next(task, walks[i]) != Iteration.END) {
                throw Errors.valueError("zip() argument " + (i + 1) + " is longer than argument"
                        + (i == 1 ? " 1" : "s 1-" + i));
            }
        }
    }

    private static Iteration[] walks(final Object[] iterables) {
        final Iteration[] walks = new Iteration[iterables.length];
        for (int i = 0; i < walks.length; i++) {
            walks[i] = Iterations.of(iterables[i]);
        }
        return walks;
    }

    /** What function makes of each item, or of the items of several iterables. */
    @Builtin("map(function, iterable, *iterables)")
    static Object map(final Callable function, final Object iterable, final Object[] iterables) {
        final Iteration first = Iterations.of(iterable);
        final Iteration[] others = walks(iterables);
        return new LazyIteration("map") {
            @Override
            public Object next(final Task task) {
                final Object item = Iterations.next(task, first);
                if (item == END) {
                    return END;
                }
                if (others.length == 0) {
                    return Calls.back(task, function, item);
                }
                final Object[] items = new Object[others.length + 1];
                items[0] = item;
                for (int i = 0; i < others.length; i++) {
                    items[i + 1] = Iterations.next(task, others[i]);
                    if (items[i + 1] == END) {
                        return END;
                    }
                }
                return Calls.back(task, function, items);
            }
        };
    }

    /** The items for which function gives something true; the true ones if it is none. */
    @Builtin("filter(function, iterable)")
    static Object filter(final Object function, final Object iterable) {
        final @Nullable Callable test = function == None.NONE ? null : Calls.callable(function);
        final Iteration items = Iterations.of(iterable);
        return new LazyIteration("filter") {
            @Override
            public Object next(final Task task) {
                while (true) {
                    final Object item = Iterations.next(task, items);
                    if (item == END || Operators.truthy(test == null ? item : Calls.back(task, test, item))) {
                        return item;
                    }
                    task.poll();
                }
            }
        };
    }

    /** The items from the last to the first. */
    @Builtin("reversed(sequence)")
    static Object reversed(final Object sequence) {
        return switch (sequence) {
            case RangeValue range -> range.reversed().iterate();
            case Sequence items -> backwards(items);
            case String text -> backwards(TupleValue.of(Iterations.toArray(text)));
            case DictValue dict -> backwards(TupleValue.of(dict.keys()));
            case DictView view -> backwards(TupleValue.of(view.toArray()));
            default -> throw Errors.typeError("'" + Types.nameOf(sequence) + "' object is not reversible");
        };
    }

    private static Object backwards(final Sequence sequence) {
        return new LazyIteration("reversed") {
            private int next = sequence.size();

            @Override
            public Object next(final Task task) {
                if (next == 0) {
                    return END;
                }
                final Object item = sequence.getOrNull(--next);
                if (item == null) {
                    next = 0;
                    return END;
                }
                return item;
            }
        };
    }
}

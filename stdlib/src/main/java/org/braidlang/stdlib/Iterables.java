package org.braidlang.stdlib;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.Operators;

/** Walks over what a script gives to a function of a module. */
final class Iterables {
    private Iterables() {}

    static List<Object> items(final Task task, final Object iterable) {
        final Iteration iteration = Operators.iterate(iterable);
        final List<Object> items = new ArrayList<>();
        for (Object item = iteration.next(task); item != Iteration.END; item = iteration.next(task)) {
            items.add(item);
        }
        return items;
    }

    /** The numbers of an iterable as floats; TypeError where one is no number. */
    static double[] reals(final Task task, final Object iterable) {
        final List<Object> items = items(task, iterable);
        final double[] reals = new double[items.size()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = Integers.real(items.get(i));
        }
        return reals;
    }
}

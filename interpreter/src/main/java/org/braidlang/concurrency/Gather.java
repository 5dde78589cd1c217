package org.braidlang.concurrency;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.Operators;
import org.braidlang.runtime.Types;

/** {@code gather} and {@code race}. On the thread of the task that awaits them. */
final class Gather extends Gathering {
    private static final int USUAL_SIZE = 10;

    private final boolean race;
    private final Object awaitables;
    private boolean started;

    Gather(final Object awaitables, final boolean race) {
        super(Group.ofTasks(race));
        this.awaitables = awaitables;
        this.race = race;
    }

    @Override
    int startMore(final Task task) {
        if (!started) {
            started = true;
            final List<Object> items = items(awaitables, task, name());
            if (race && items.isEmpty()) {
                throw Errors.valueError("race() needs at least one task");
            }
            group.reserve(items.size());
            for (final Object item : items) {
                join(item, task);
            }
        }
        return ALL_STARTED;
    }

    /** Once the group is decided, coroutines are not run any more: they count as cancelled before their start. */
    private void join(final Object item, final Task task) {
        if (item instanceof Task given) {
            group.add(given);
        } else if (item instanceof Coroutine coroutine) {
            if (group.isDecided()) {
                coroutine.claim();
            } else {
                group.add(TaskOperations.spawn(task, coroutine));
            }
        }
    }

    /** The tasks and coroutines of an iterable; TypeError, before any is run, if there is anything else. */
    static List<Object> items(final Object iterable, final Task task, final String function) {
        final List<Object> items = new ArrayList<>(iterable instanceof ListValue list ? list.size() : USUAL_SIZE);
        if (iterable instanceof Task || iterable instanceof Coroutine) {
            throw Errors.typeError(
                    function + "() needs a list of tasks or coroutines, not '" + Types.nameOf(iterable) + "'");
        }
        final Iteration walk = Operators.iterate(iterable);
        for (Object item = walk.next(task); item != Iteration.END; item = walk.next(task)) {
            if (!(item instanceof Task) && !(item instanceof Coroutine)) {
                throw Errors.typeError(function + "() needs tasks or coroutines, not '" + Types.nameOf(item) + "'");
            }
            items.add(item);
        }
        return items;
    }

    @Override
    boolean waitsWhenInterrupted() {
        return false;
    }

    @Override
    Object result(final Task task) {
        return race ? group.winner(task) : group.result(task);
    }

    @Override
    public String name() {
        return race ? "race" : "gather";
    }
}

package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/** Waits for a task to end; gives its value or raises its error. */
final class Join extends Wait implements TaskWatcher {
    private final Task target;
    private @Nullable TaskWatcher next;

    Join(final Task target) {
        this.target = target;
    }

    @Override
    protected void begin(final Task waiter) {
        if (!target.watch(this)) {
            complete(target);
        }
    }

    @Override
    protected void withdraw() {
        target.unwatch(this);
    }

    @Override
    public void ended(final Task task) {
        complete(task);
    }

    @Override
    protected Object received(final Object ended) {
        return target.value(task());
    }

    @Override
    public Kind kind() {
        return Kind.TASK;
    }

    @Override
    public String what() {
        return "task '" + target.name() + "'";
    }

    @Override
    protected Task owner() {
        return target;
    }

    @Override
    public @Nullable TaskWatcher next() {
        return next;
    }

    @Override
    public void next(final @Nullable TaskWatcher following) {
        next = following;
    }
}

package org.braidlang.concurrency;

import org.braidlang.runtime.ListValue;

/**
 * Waits for the task that a branch of a parallel has started and that is its value: {@code parallel { spawn f(); g() }}. As
 * no branch outlives its parallel, neither does such a task. On the branch's thread.
 */
final class OwnTask extends Gathering {
    private final Task started;
    private boolean added;

    OwnTask(final Task started) {
        super(Group.ofTasks(false));
        this.started = started;
    }

    @Override
    int startMore(final Task task) {
        if (!added) {
            added = true;
            group.add(started);
        }
        return ALL_STARTED;
    }

    @Override
    boolean waitsWhenInterrupted() {
        return true;
    }

    @Override
    Object result(final Task task) {
        return ((ListValue) group.result(task)).get(0);
    }

    @Override
    public String name() {
        return started.name();
    }
}

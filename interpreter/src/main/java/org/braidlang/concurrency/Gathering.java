package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * Starts tasks and waits for a group of them, cancels the rest as soon as the group is decided, and waits for that too.
 * Being a coroutine, it suspends where the model suspends. On the waiting task's thread.
 */
abstract class Gathering extends Coroutine {
    /** All tasks have been started: there is nothing more to do than to wait for them. */
    static final int ALL_STARTED = -1;

    private static final int WAITING = 1;

    final Group group;
    /** The others have been cancelled. From then on nothing from outside cuts the wait short. */
    private boolean stopping;
    private boolean left;
    /** What has cut the wait short, if anything has. */
    private @Nullable RuntimeException interruption;

    Gathering(final Group group) {
        this.group = group;
    }

    /** Starts what can start now. @return how many tasks may still run when there is more to do, or ALL_STARTED */
    abstract int startMore(Task task);

    /** Whether its tasks are ended before the error that cut the wait short is raised. */
    abstract boolean waitsWhenInterrupted();

    /** The value, or the error of the group, for the task that waits; all has ended. */
    abstract Object result(Task task);

    /** Called once, at the end, before the value is given or the error raised. */
    void finished() {}

    @Override
    public final Object resume(final Task task) {
        try {
            return go(task);
        } catch (RuntimeException error) {
            leave(task);
            throw error;
        }
    }

    private Object go(final Task task) {
        if (pc == WAITING) {
            try {
                task.takeSent();
            } catch (RuntimeException error) {
                interrupted(task, error);
            }
        }
        while (true) {
            final int most = startOrStop(task);
            final Wait wait = group.until(most, !stopping);
            if (wait == null) {
                if (stopping || most == ALL_STARTED && !group.isDecided()) {
                    return finish(task);
                }
            } else {
                pc = WAITING;
                try {
                    if (task.scheduler().await(task, wait, this) == SUSPENDED) {
                        return SUSPENDED;
                    }
                } catch (RuntimeException error) {
                    interrupted(task, error);
                }
            }
        }
    }

    private int startOrStop(final Task task) {
        int most = ALL_STARTED;
        if (!stopping) {
            try {
                most = startMore(task);
            } catch (RuntimeException error) {
                interrupted(task, error);
                return ALL_STARTED;
            }
            if (group.isDecided()) {
                stop(task);
            }
        }
        return stopping ? ALL_STARTED : most;
    }

    private void interrupted(final Task task, final RuntimeException error) {
        if (error instanceof ScriptExit || !waitsWhenInterrupted()) {
            throw error;
        }
        if (interruption == null) {
            interruption = error;
        }
        stop(task);
    }

    private void stop(final Task task) {
        if (!stopping) {
            stopping = true;
            task.enterFinally();
            Scope.cancelRemote(group.members()).forEach(Task::cancel);
        }
    }

    private Object finish(final Task task) {
        leave(task);
        if (interruption == null) {
            return result(task);
        }
        throw group.errorDuring(interruption);
    }

    /** However it ends, once. */
    private void leave(final Task task) {
        if (!left) {
            left = true;
            if (stopping) {
                task.leaveFinally();
            }
            finished();
        }
    }
}

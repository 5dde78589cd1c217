package org.braidlang.concurrency;

import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * A {@code timeout} block that a task is in. It is ACTIVE until the block ends or the time is up, whichever comes
 * first; an EXPIRED one cancels what the block waits for or computes, once.
 *
 * <p>Threads: the timer thread expires it; everything else is done by the task. The task's monitor decides which is
 * first.
 */
public final class TimeoutScope extends Scope implements Timed {
    private static final int ACTIVE = 0;
    private static final int EXPIRED = 1;
    private static final int ENDED = 2;

    private final Task task;
    private final double seconds;
    /** How many finally blocks the task stood in when this began: those do not hold up its cancellation. */
    private final int level;
    private final long deadline;
    /** Changed under the task's monitor. */
    private volatile int state;
    /** The cancellation that was raised for this; the task's own. */
    private @Nullable ErrorValue raised;
    private int place = NOWHERE;

    private TimeoutScope(final Task task, final double seconds) {
        this.task = task;
        this.seconds = seconds;
        this.level = task.level();
        this.deadline = task.execution().clock().nanos() + Clock.nanos(seconds);
    }

    static TimeoutScope begin(final Task task, final double seconds) {
        final TimeoutScope scope = new TimeoutScope(task, seconds);
        scope.open(task.inner());
        task.inner(scope);
        task.execution().graph().activate();
        if (seconds > 0) {
            task.execution().timers().add(scope);
        } else {
            scope.expire();
        }
        return scope;
    }

    /**
     * The time is up. On the timer thread. From now on this ends nothing any more, so that what a finally of the block
     * waits for can be found to be a deadlock.
     */
    void expire() {
        final Wait parked;
        synchronized (task) {
            if (state != ACTIVE) {
                return;
            }
            state = EXPIRED;
            parked = task.signal();
        }
        if (task.interrupt(parked, level)) {
            cancelInside();
        }
        task.execution().graph().deactivate();
    }

    /** The block has ended. */
    void end() {
        final boolean expired;
        synchronized (task) {
            expired = state == EXPIRED;
            state = ENDED;
        }
        task.inner(outer());
        if (expired) {
            cancelInside();
        } else {
            task.execution().timers().remove(this);
            task.execution().graph().quietlyDeactivate();
        }
        if (!isEmpty()) {
            task.execution().graph().checkInside(this);
        }
        close();
    }

    /** The block has ended with an error. @return the one to raise */
    ScriptError failed(final ScriptError error) {
        end();
        if (error.value() != raised) {
            return error;
        }
        final RuntimeException outer = task.takePending();
        if (outer instanceof ScriptExit exit) {
            throw exit;
        }
        return outer instanceof ScriptError cancellation
                ? cancellation : Errors.timeoutError("timed out after " + Durations.text(seconds));
    }

    /** The cancellation of the block, to be raised now. */
    ScriptError cancellation() {
        final ScriptError error = Errors.cancelled();
        raised = error.value();
        return error;
    }

    /** Whether it ends, sooner or later, what the task waits for inside it. Any thread. */
    boolean endsWaits() {
        return state == ACTIVE || isPending() && task.level() <= level;
    }

    boolean isExpired() {
        return state == EXPIRED;
    }

    /** Whether its cancellation is still to be raised. */
    boolean isPending() {
        return state == EXPIRED && raised == null;
    }

    int level() {
        return level;
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public void place(final int now) {
        place = now;
    }
}

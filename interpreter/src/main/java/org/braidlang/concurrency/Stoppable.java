package org.braidlang.concurrency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.braidlang.runtime.Errors;
import org.jspecify.annotations.Nullable;

/**
 * The half of a task that can be stopped: cancelled, or timed out of a block. What stops it is raised in it once, at
 * its next wait, loop turn or call, and not while it stands in a {@code finally}.
 *
 * <p>Threads: the task's own, where nothing else is said. Who stops it and the task agree under the monitor on whether
 * something has been raised.
 */
abstract class Stoppable extends Scope {
    /** There may be a cancellation to raise. */
    private static final int CANCEL = 1;
    /** The script is over: unwind whatever happens. */
    private static final int DROP = 2;
    /** Others want to run. */
    private static final int TURN = 4;

    private static final VarHandle SIGNAL;

    static {
        try {
            SIGNAL = MethodHandles.lookup().findVarHandle(Stoppable.class, "signal", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** CANCEL, DROP and TURN: set by any thread, cleared by the task. */
    private volatile int signal;
    /** Set once, by any thread. */
    private volatile boolean cancelRequested;
    private boolean cancelRaised;
    /** How many finally blocks the task stands in; others read it, to leave those alone. */
    private volatile int shield;
    /** What the task is parked for; others read it, to end it. */
    volatile @Nullable Wait waiting;
    /** The innermost open timeout, or this. */
    private Scope inner = this;

    /** At loop turns and calls: raises what is to be raised, and gives way. */
    public final void poll() {
        if (signal != 0) {
            heed();
        }
    }

    private void heed() {
        if (isAskedToGiveWay()) {
            giveWay();
        }
        if ((signal & ~TURN) != 0) {
            raisePending();
        }
    }

    /** Lets others run that wait for it. */
    abstract void giveWay();

    /** For {@link Turns}: has the task give way at its next loop turn or call. Any thread. */
    public final void askToGiveWay() {
        SIGNAL.getAndBitwiseOr(this, TURN);
    }

    /** For {@link Turns}: whether the task has been asked, and has not given way since. */
    public final boolean isAskedToGiveWay() {
        return (signal & TURN) != 0;
    }

    /** For {@link Turns}: the task has given way, or need not any more. */
    public final void noteWayGiven() {
        SIGNAL.getAndBitwiseAnd(this, ~TURN);
    }

    /** Up to {@link #leaveFinally} no cancellation from outside is raised. */
    public final void enterFinally() {
        shield++;
    }

    /** The finally has ended; what has to be raised is raised at the next wait, loop turn or call. */
    public final void leaveFinally() {
        shield--;
        if (signal != 0) {
            passOnCancellation();
        }
    }

    /** Asks the task to stop: CancelledError is raised in it at its next wait, loop turn or call. Any thread. */
    public void cancel() {
        if (requestCancel()) {
            cancelInside();
        }
    }

    /**
     * Notes that it is to stop, and ends what it is parked for.
     *
     * @return whether the tasks inside are to be cancelled now: not if they were, or if a finally has to end first
     */
    boolean requestCancel() {
        final Wait parked;
        synchronized (this) {
            if (cancelRequested || isDone()) {
                return false;
            }
            cancelRequested = true;
            parked = signal();
        }
        final Remote elsewhere = remote();
        if (elsewhere != null) {
            elsewhere.cancel();
            return false;
        }
        return interrupt(parked, 0);
    }

    /**
     * Has the task look for something to raise. Under the monitor, as is the raising: so the wait that this gives, if
     * it is still in progress, is one that the task entered before it raised anything.
     */
    @Nullable Wait signal() {
        SIGNAL.getAndBitwiseOr(this, CANCEL);
        return waiting;
    }

    /**
     * Ends what the task is parked for, unless it has entered a finally since it stood in {@code level} of them.
     *
     * @return whether it does not stand in such a finally
     */
    boolean interrupt(final @Nullable Wait parked, final int level) {
        if (shield > level) {
            return false;
        }
        if (parked != null) {
            parked.cancel();
        }
        return true;
    }

    /** The script is over: whatever the task does, it unwinds. Any thread. */
    void drop() {
        SIGNAL.getAndBitwiseOr(this, DROP);
        final Remote elsewhere = remote();
        if (elsewhere != null) {
            elsewhere.drop();
            return;
        }
        final Wait parked = waiting;
        if (parked != null) {
            parked.cancel();
        }
    }

    /**
     * Called when the task has been parked: ends the wait again if there is something to raise. The task writes its
     * wait and reads the signal, who stops it does both in the opposite order: one of the two notices.
     */
    void recheck(final Wait wait) {
        final int signals = signal;
        if (signals != 0 && ((signals & DROP) != 0 || findPending() != null)) {
            wait.cancel();
        }
    }

    /** The other end of a task that runs in another process; null for others. Any thread. */
    public abstract @Nullable Remote remote();

    /**
     * For a task that was cancelled: whether it has raised that, or will do so when a finally has ended. A wait that it
     * has entered meanwhile has been asked to end when this says so. Any thread.
     */
    public final boolean isStopping() {
        final Wait parked;
        synchronized (this) {
            if (cancelRaised || isDone()) {
                return true;
            }
            parked = waiting;
        }
        return !interrupt(parked, 0) || parked != null;
    }

    /** For a task that runs in another process: it has been cancelled there. Any thread. */
    public final void cancelledElsewhere() {
        cancelRequested = true;
    }

    /** Whether somebody has cancelled the task. Any thread. */
    public boolean isCancelRequested() {
        return cancelRequested;
    }

    private void raisePending() {
        final RuntimeException pending = takePending();
        if (pending != null) {
            throw pending;
        }
    }

    /** What is to be raised where a wait was cut short. */
    RuntimeException cancellation() {
        final RuntimeException pending = takePending();
        return pending != null ? pending : Errors.cancelled();
    }

    /** The error to raise now, if there is one; it is raised once. */
    @Nullable RuntimeException takePending() {
        synchronized (this) {
            return findAndTake();
        }
    }

    private @Nullable RuntimeException findAndTake() {
        final int signals = (int) SIGNAL.getAndBitwiseAnd(this, ~CANCEL);
        if ((signals & DROP) != 0) {
            return new ScriptExit();
        }
        final Scope pending = findPending();
        final RuntimeException error = switch (pending) {
            case null -> null;
            case TimeoutScope timeout -> timeout.cancellation();
            default -> {
                cancelRaised = true;
                yield Errors.cancelled();
            }
        };
        if (isAnyPending()) {
            SIGNAL.getAndBitwiseOr(this, CANCEL);
        }
        return error;
    }

    /** The outermost of what is to be raised now: this task, a timeout in it, or null. */
    private @Nullable Scope findPending() {
        if (cancelRequested && !cancelRaised && shield == 0) {
            return this;
        }
        Scope found = null;
        for (Scope scope = inner; scope instanceof TimeoutScope timeout; scope = timeout.outer()) {
            if (timeout.isPending() && timeout.level() >= shield) {
                found = timeout;
            }
        }
        return found;
    }

    private boolean isAnyPending() {
        if (cancelRequested && !cancelRaised) {
            return true;
        }
        for (Scope scope = inner; scope instanceof TimeoutScope timeout; scope = timeout.outer()) {
            if (timeout.isPending()) {
                return true;
            }
        }
        return false;
    }

    /** A finally has ended: what was cancelled meanwhile stops what runs inside it. */
    private void passOnCancellation() {
        if (shield == 0 && cancelRequested) {
            cancelInside();
        }
        for (Scope scope = inner; scope instanceof TimeoutScope timeout; scope = timeout.outer()) {
            if (timeout.isExpired() && timeout.level() >= shield) {
                timeout.cancelInside();
            }
        }
    }

    /** How many finally blocks the task stands in. Any thread, while the task is parked. */
    int level() {
        return shield;
    }

    /** Where what the task starts belongs: the innermost open timeout, or the task. Any thread, while it is parked. */
    Scope inner() {
        return inner;
    }

    void inner(final Scope scope) {
        inner = scope;
    }

    /** The task ends, wherever it stood. */
    void endTimeouts() {
        while (inner instanceof TimeoutScope open) {
            open.end();
        }
    }

    /** Whether the task has ended. Any thread. */
    public abstract boolean isDone();
}

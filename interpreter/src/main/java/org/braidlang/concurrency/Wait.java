package org.braidlang.concurrency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one task waits for, once. An operation such as {@code sleep} gives a fresh one; the scheduler begins
 * it, and parks the task if it is not over by then.
 *
 * <p>It is NEW until the task parks, then WAITING, and ends in one step: completed, failed or cancelled. Whoever ends
 * it has decided; the others are told that they came too late. So a resource hands something over only to a wait whose
 * {@link #complete} said true, and a cancelled wait has moved nothing.
 *
 * <p>Threads: {@link #begin} runs on the waiting task's thread; complete, fail and cancel may be called by any.
 */
public abstract class Wait {
    /** What ends a wait, for finding deadlocks. */
    public enum Kind {
        /** Time, input and output: ends without any task's doing. */
        ITSELF,
        /** The end of one or several tasks. */
        TASK,
        /** Something that another task has to do: let go of a lock, send, set an event. */
        RESOURCE
    }

    private static final Object WAITING = new Object();
    private static final Object CANCELLED = new Object();
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Wait.class, "state", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How a wait or a task ended with an error. */
    record Failure(RuntimeException error) {}

    /** Null when new; WAITING; CANCELLED; a Failure; or the value. */
    private volatile @Nullable Object state;

    /** Who waits; written by its own thread before anybody else can see this wait. */
    private @Nullable Task task;

    /** Whether the task keeps its thread while it waits. Written before the state becomes WAITING. */
    boolean blocking;

    /** Whether the thread that is parked may go on: it is over, and its task is counted as going on. Any thread. */
    volatile boolean released;

    /** Whether a timeout in another process will end it. Written before the state becomes WAITING. */
    boolean bounded;

    /**
     * Ends this wait at once if that is possible; otherwise joins the queue of what it waits for. Called once.
     *
     * @throws ScriptError if the operation is refused
     */
    protected abstract void begin(Task waiter);

    /** Leaves the queue, after this wait was cancelled or failed. Called by whoever did that. */
    protected void withdraw() {}

    public abstract Kind kind();

    /** What this waits for, as it follows "waits for". */
    public abstract String what();

    /** How the script calls this operation, for advice: {@code sleep(…)}; null where it has no name. */
    public @Nullable String operation() {
        return null;
    }

    /** How the script writes it so that only the task waits; null where that is written as it stands. */
    protected @Nullable String awaiting() {
        return operation() == null ? null : "await " + operation();
    }

    /** What to write instead, where this must not keep the thread. @param canAwait whether the code can: see Place */
    final String advice(final boolean canAwait) {
        final String awaiting = awaiting();
        return canAwait && awaiting != null ? "write `" + awaiting + "`"
                : "make the function `async`" + (awaiting == null ? "" : ", and write `" + awaiting + "` in it");
    }

    /** The task that has to do something before this can end, where just one can; for finding cycles. */
    protected @Nullable Task owner() {
        return null;
    }

    /** The tasks that all have to end before this can, where it is not just one. */
    protected List<Task> owners() {
        return List.of();
    }

    /** The tasks of which the end of any may end this; none where all of {@link #awaited} have to end. */
    public List<Task> anyOf() {
        return List.of();
    }

    /** The number of the place in the script where it is waited for, if compiled code has said so; else -1. */
    protected int site() {
        return -1;
    }

    /** The lock that this waits for; null if it waits for something else. For messages. */
    @Nullable LocalLock lock() {
        return null;
    }

    /** When it ends by itself, in the clock's nanoseconds; Long.MAX_VALUE if it does not. */
    protected long deadline() {
        return Long.MAX_VALUE;
    }

    /** The deadline has come. Called by the scheduler of the waiting task. */
    protected void timeIsUp() {}

    /** A parked thread has been woken, although this is not over: it may take what has become free. */
    protected void retry() {}

    /** The waiting task; only once it has begun. */
    public final Task task() {
        return task;
    }

    final void start(final Task waiter) {
        task = waiter;
        begin(waiter);
    }

    /** NEW to WAITING; false if it is over already. */
    final boolean park() {
        return STATE.compareAndSet(this, null, WAITING);
    }

    public final boolean isOver() {
        final Object now = state;
        return now != null && now != WAITING;
    }

    /** Ends it with a value. @return whether it was this call that ended it */
    public final boolean complete(final Object value) {
        return end(value, false);
    }

    /**
     * Ends it with an error, which is raised anew where the task waits, so that its trace is the task's.
     *
     * @return whether it was this call that ended it
     */
    public final boolean fail(final ScriptError error) {
        return end(new Failure(error), true);
    }

    /**
     * Ends several with the same error, before anybody goes on: whoever did first could have the others cancelled.
     *
     * @return whether it was this call that ended one of them
     */
    static boolean failAll(final List<Wait> waits, final ScriptError error) {
        final List<Wait> failed = new ArrayList<>();
        final List<Wait> parked = new ArrayList<>();
        final Object end = new Failure(error);
        for (final Wait wait : waits) {
            if (STATE.compareAndSet(wait, WAITING, end)) {
                failed.add(wait);
                parked.add(wait);
            } else if (STATE.compareAndSet(wait, null, end)) {
                failed.add(wait);
            }
        }
        failed.forEach(Wait::withdraw);
        parked.forEach(wait -> wait.task.scheduler().wake(wait.task, wait));
        return !failed.isEmpty();
    }

    /** What is wrong if only another task of the same loop can end this, where it keeps the thread of one; else null. */
    protected final @Nullable String refusal() {
        return blocking && task.scheduler() instanceof CooperativeScheduler loop
                ? loop.refusal(this).value().message() : null;
    }

    /**
     * Ends it because the task is to stop; where another process decides how it ends, only asks for that.
     *
     * @return whether it was this call that ended it
     */
    protected boolean cancel() {
        return end(CANCELLED, true);
    }

    private boolean end(final Object end, final boolean withdraw) {
        for (Object now = state; now == null || now == WAITING; now = state) {
            if (STATE.compareAndSet(this, now, end)) {
                if (withdraw) {
                    withdraw();
                }
                if (now == WAITING) {
                    task.scheduler().wake(task, this);
                }
                return true;
            }
        }
        return false;
    }

    /** The value, where it is over; raises the error, or the cancellation for which it was cut short. */
    final Object result() {
        final Object end = state;
        if (end instanceof Failure failure) {
            throw failure.error() instanceof ScriptError error ? anew(error.value()) : failure.error();
        }
        if (end == CANCELLED) {
            throw task.cancellation();
        }
        return received(end);
    }

    /** The tasks that all have to end before this can; none if the end of one of {@link #anyOf} may do. */
    public final List<Task> awaited() {
        final Task one = owner();
        return one == null ? owners() : List.of(one);
    }

    /** Whether a timeout will end this wait of the task that waits. On the task's thread. */
    public final boolean isInTimeout() {
        return WaitGraph.isInTimeout(task);
    }

    /** For a task that runs in another process: how this has ended. */
    final void tell(final RemoteTasks.WaitEnd told) {
        final Object end = state;
        if (end instanceof Failure failure) {
            if (failure.error() instanceof ScriptError error) {
                told.failed(error.value());
            } else {
                told.cancelled();
            }
        } else if (end == CANCELLED) {
            told.cancelled();
        } else {
            final Object value;
            try {
                value = received(end);
            } catch (ScriptError error) {
                told.failed(error.value());
                return;
            }
            told.completed(value);
        }
    }

    private static ScriptError anew(final ErrorValue error) {
        final ErrorValue raised = new ErrorValue(error.kind(), error.message());
        raised.setCause(error.cause());
        return new ScriptError(raised);
    }

    /** The task goes on: makes of what the wait was completed with the value that it gets. On the task's thread. */
    protected Object received(final Object value) {
        return value;
    }
}

package org.braidlang.concurrency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Instance;
import org.braidlang.runtime.ScriptError;
import org.braidlang.runtime.ScriptTrace;
import org.braidlang.runtime.Types;
import org.jspecify.annotations.Nullable;

/**
 * A task: the script's value, and the context that compiled code passes along.
 *
 * <p>Threads: one thread runs a task at a time, and what has no other comment is touched by that one alone. The thread
 * is handed on only through a {@link Wait} or a scheduler's queue, which order the two.
 */
public final class Task extends Scope implements Instance {
    /** How deep calls may nest, in every task and under every model. */
    public static final int DEPTH_LIMIT = 3000;

    /** There may be a cancellation to raise. */
    private static final int CANCEL = 1;
    /** The script is over: unwind whatever happens. */
    private static final int DROP = 2;

    private static final VarHandle SIGNAL;

    static {
        try {
            SIGNAL = MethodHandles.lookup().findVarHandle(Task.class, "signal", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How deep the current call is nested; set by compiled code before it calls. */
    public int depth;
    /** The result of a typed call that does not fit a long; compiled code's. */
    public @Nullable Object wide;
    /** The program's top-level variables; compiled code's. */
    public final Object globals;

    private final Scheduler scheduler;
    private final @Nullable Origin origin;
    private final int number;

    /** CANCEL and DROP: set by any thread, cleared by the task. */
    private int signal;
    /** Set once, by any thread. */
    private volatile boolean cancelRequested;
    private boolean cancelRaised;
    /** How many finally blocks the task stands in; others read it, to leave those alone. */
    private volatile int shield;
    /** What the task is parked for; others read it, to end it. */
    volatile @Nullable Wait waiting;
    /** What goes on when the wait is over: the innermost coroutine; null for the task itself. */
    @Nullable Coroutine top;
    /** The value or Failure that the coroutine at the top is sent next, where it comes from another coroutine. */
    private @Nullable Object sent;
    /** The innermost open timeout, or this. */
    private Scope inner = this;
    /** What to do; the name once that has begun. */
    Object body;
    /** Whether the value still has to be awaited, if it is a coroutine; if it is a task. */
    boolean awaitsCoroutine;
    boolean awaitsTask;
    /** The parallel whose branch this is, and its place in the list of values. Written before the start. */
    @Nullable Group group;
    int index;
    /** The value or Failure; null while the task has not ended. Any thread. */
    private volatile @Nullable Object outcome;
    /** Who is told of the end, last one first; guarded by the monitor. */
    private @Nullable TaskWatcher watchers;
    /** The locks that the task holds, last one first; others read it while the task is parked. */
    @Nullable Lock held;
    /** Set by scripts; any thread. */
    private volatile @Nullable String givenName;
    /** The thread of a task that has its own; set before the task starts. */
    public @Nullable Thread thread;

    /** The task's random numbers, made when first needed; the library's. */
    public @Nullable Object random;
    /** From what they are derived: the spawner's seed and the count of its spawns. {@code random.seed} sets it anew. */
    public long randomSeed;

    private int spawned;

    private Task(final Body body, final Scheduler scheduler, final Object globals, final @Nullable Origin origin,
            final long randomSeed, final int number) {
        this.body = body;
        this.scheduler = scheduler;
        this.globals = globals;
        this.origin = origin;
        this.randomSeed = randomSeed;
        this.number = number;
    }

    /** The script's first task, the root of the tree. */
    static Task first(final Body body, final Scheduler scheduler, final Object globals, final long seed) {
        return new Task(body, scheduler, globals, null, seed, scheduler.execution().countTask());
    }

    /** A task that this one starts, inside {@code scope}; it has not been given to the scheduler. */
    Task child(final Body what, final Scope scope, final @Nullable Origin from) {
        final Task child = new Task(what, scheduler, globals, from, derive(randomSeed, ++spawned),
                execution().countTask());
        child.open(scope);
        return child;
    }

    /** A well mixed seed (the finaliser of SplitMix64). */
    private static long derive(final long seed, final int count) {
        long z = seed + 0x9E3779B97F4A7C15L * count;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public Execution execution() {
        return scheduler.execution();
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** Where it was started; null for the script's top level. */
    public @Nullable Origin origin() {
        return origin;
    }

    // ---- what compiled code calls

    /** At loop turns and calls: raises what is to be raised. */
    public void poll() {
        if ((int) SIGNAL.getOpaque(this) != 0) {
            raisePending();
        }
    }

    /** What was waited for, after a suspension: gives its value or raises its error. */
    public Object takeSent() {
        final Wait over = waiting;
        if (over != null) {
            waiting = null;
            return over.result();
        }
        final Object value = sent;
        sent = null;
        if (value instanceof Wait.Failure failure) {
            throw failure.error();
        }
        return value;
    }

    /** The next {@link #takeSent} gives this: a value or a Failure. */
    void send(final Object value) {
        sent = value;
    }

    /** Up to {@link #leaveFinally} no cancellation from outside is raised. */
    public void enterFinally() {
        shield++;
    }

    public void leaveFinally() {
        shield--;
        if ((int) SIGNAL.getVolatile(this) != 0) {
            passOnCancellation();
        }
    }

    /** A plain call of an operation: waits, and keeps the thread. */
    public Object block(final Wait wait) {
        return scheduler.block(this, wait);
    }

    /** Runs a task that never gives its thread away, to its end. On its thread. */
    public void run() {
        Trampoline.step(this);
    }

    // ---- stopping

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
            if (cancelRequested || outcome != null) {
                return false;
            }
            cancelRequested = true;
            parked = signal();
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
        final int signals = (int) SIGNAL.getVolatile(this);
        if (signals != 0 && ((signals & DROP) != 0 || findPending() != null)) {
            wait.cancel();
        }
    }

    boolean isCancelRequested() {
        return cancelRequested;
    }

    private void raisePending() {
        final RuntimeException pending = takePending();
        if (pending != null) {
            throw pending;
        }
    }

    /** A task that was cancelled before its start runs nothing. */
    void raiseBeforeStart() {
        if (cancelRequested || (int) SIGNAL.getOpaque(this) != 0) {
            raisePending();
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

    int level() {
        return shield;
    }

    Scope inner() {
        return inner;
    }

    void inner(final Scope scope) {
        inner = scope;
    }

    // ---- the end

    /** Ends the task, with a value or an error, and tells everybody. */
    void end(final @Nullable Object value, final @Nullable RuntimeException error) {
        while (inner instanceof TimeoutScope open) {
            open.end();
        }
        if (error instanceof ScriptExit) {
            execution().unwound(this);
        }
        if (error != null || cancelRequested) {
            cancelInside();
        }
        TaskWatcher told;
        final Object result = error == null ? value : new Wait.Failure(error);
        if (error instanceof ScriptError && !isCancellation(error)) {
            execution().failed(this);
        }
        synchronized (this) {
            outcome = result;
            told = TaskWatcher.reversed(watchers);
            watchers = null;
        }
        top = null;
        wide = null;
        sent = null;
        if (group != null) {
            group.ended(this, index);
        }
        while (told != null) {
            final TaskWatcher following = told.next();
            told.ended(this);
            told = following;
        }
        close();
        execution().ended(this);
    }

    private boolean isCancellation(final RuntimeException error) {
        return cancelRequested && error instanceof ScriptError scriptError && Errors.isCancelled(scriptError);
    }

    /** Has {@code watcher} told of the end. @return false if the task has ended: nobody will tell it */
    boolean watch(final TaskWatcher watcher) {
        synchronized (this) {
            if (outcome != null) {
                return false;
            }
            watcher.next(watchers);
            watchers = watcher;
            return true;
        }
    }

    void unwatch(final TaskWatcher watcher) {
        synchronized (this) {
            watchers = TaskWatcher.without(watchers, watcher);
        }
    }

    /** Whether a task waits for this one. Any thread. */
    boolean isWatched() {
        synchronized (this) {
            return watchers != null || group != null;
        }
    }

    /** Whether it has ended, with a value, an error or cancelled. Any thread. */
    public boolean isDone() {
        return outcome != null;
    }

    /** Whether it has ended because it was cancelled. Any thread. */
    public boolean isCancelled() {
        return outcome instanceof Wait.Failure failure && isCancellation(failure.error());
    }

    /** The error with which it has failed or was cancelled; null if it has not. Any thread. */
    public @Nullable ScriptError error() {
        return outcome instanceof Wait.Failure failure ? Trampoline.scriptError(failure.error()) : null;
    }

    /** Whether it has ended with an error, and not because it was cancelled. Any thread. */
    boolean hasFailed() {
        return error() != null && !isCancelled();
    }

    /** The value of a task that has ended; raises its error in the task that asks. */
    Object value() {
        final Object end = outcome;
        if (end instanceof Wait.Failure) {
            execution().seen(this);
            throw raisedElsewhere();
        }
        return end;
    }

    /** The error of a task that has ended with one, to be raised in another. */
    ScriptError raisedElsewhere() {
        final ScriptError error = error();
        if (error == null) {
            return Errors.cancelled();
        }
        final ScriptTrace trace = error.value().trace();
        if (trace != null && origin != null) {
            final ScriptTrace.Link spawned = new ScriptTrace.Link.Spawned(origin.site());
            if (!trace.links().contains(spawned)) {
                trace.add(spawned);
            }
        }
        return new ScriptError(error.value());
    }

    /** The value or Failure; null while it has not ended. Any thread. */
    @Nullable Object outcome() {
        return outcome;
    }

    // ---- names

    /** What the script called it, or the name of the function it was spawned for. Any thread. */
    public String name() {
        final String given = givenName;
        if (given != null) {
            return given;
        }
        final Object what = body;
        final String name = what instanceof Body unstarted ? unstarted.name() : (String) what;
        return !isNoName(name) ? name : origin == null && number == 1 ? "main" : "task-" + number;
    }

    boolean hasNoName() {
        return body instanceof String name && isNoName(name);
    }

    /** Blocks and lambdas have names in angle brackets. */
    private static boolean isNoName(final String name) {
        return name.isEmpty() || name.startsWith("<");
    }

    /** Tasks count from 1, the script's top level, in the order in which they were started. */
    public int number() {
        return number;
    }

    // ---- the script's view

    @Override
    public String typeName() {
        return "task";
    }

    @Override
    public Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.TASK;
    }

    @Override
    public @Nullable Object attribute(final String name) {
        return switch (name) {
            case "done" -> isDone();
            case "name" -> name();
            default -> null;
        };
    }

    @Override
    public boolean setAttribute(final String name, final Object value) {
        if (!name.equals("name")) {
            return false;
        }
        if (!(value instanceof String text)) {
            throw Errors.typeError("a task's name is a str, not '" + Types.nameOf(value) + "'");
        }
        givenName = text;
        return true;
    }

    @Override
    public Collection<String> attributeNames() {
        return List.of("done", "name");
    }

    @Override
    public String toString() {
        return "<task '" + name() + "'>";
    }
}

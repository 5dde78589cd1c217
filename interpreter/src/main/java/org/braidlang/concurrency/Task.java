package org.braidlang.concurrency;

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
public final class Task extends Stoppable implements Instance {
    /** How deep calls may nest, in every task and under every model. */
    public static final int DEPTH_LIMIT = 3000;

    /** How deep the current call is nested; set by compiled code before it calls. */
    public int depth;
    /** The program's top-level variables; compiled code's. */
    public final Object globals;

    private final Scheduler scheduler;
    private final @Nullable Origin origin;
    private final int number;

    /** What goes on when the wait is over: the innermost coroutine; null for the task itself. */
    @Nullable Coroutine top;
    /** The value or Failure that the coroutine at the top is sent next, where it comes from another coroutine. */
    private @Nullable Object sent;
    /** What to do; the name once that has begun. */
    Object body;
    /** Whether the value still has to be awaited, if it is a coroutine; if it is a task. */
    boolean awaitsCoroutine;
    boolean awaitsTask;
    /** The first group that waits for the end, and the place there: of a branch its parallel's. Guarded by the monitor. */
    @Nullable Group group;
    private int index;
    /** The value or Failure; null while the task has not ended. Any thread. */
    private volatile @Nullable Object outcome;
    /** Who is told of the end, last one first; guarded by the monitor. */
    private @Nullable TaskWatcher watchers;
    /** The locks that the task holds, last one first; others read it while the task is parked. */
    @Nullable LocalLock held;
    /** The thread of a task that has its own; set before the task starts. Any thread. */
    private volatile @Nullable Thread thread;

    /** From what they are derived: the spawner's seed and the count of its spawns. {@code random.seed} sets it anew. */
    public long randomSeed;

    /** What few tasks need; made when it first is, by any thread. */
    private volatile @Nullable Details details;

    /** So that a task that only waits is small: a million of them may. */
    private static final class Details {
        /** The result of a typed call that does not fit a long. */
        private @Nullable Object wide;
        /** How many tasks it has started, and where the last one. */
        private int spawned;
        private @Nullable Origin lastSpawn;
        private @Nullable Object random;
        /** Whether its error was raised in another task; guarded by the task's monitor. */
        private boolean raised;
        /** Set by scripts; any thread. */
        private volatile @Nullable String givenName;
        /** Set before the task starts; any thread. */
        private volatile @Nullable Remote remote;
    }

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

    /** Whether it is the script's top level. */
    public boolean isFirst() {
        return number == 1;
    }

    /**
     * A task that another process has spawned, to run here.
     *
     * @param number its number there
     * @param name what the script has called it; null if it has not
     */
    public static Task received(final Body body, final Scheduler scheduler, final Object globals, final long seed,
            final int number, final @Nullable String name) {
        final Task task = new Task(body, scheduler, globals, null, seed, number);
        if (name != null) {
            task.rename(name);
        }
        return task;
    }

    /** What it will do; only while it has not begun. */
    public Body body() {
        return (Body) body;
    }

    /** What the script has called it; null if it has not. Any thread. */
    public @Nullable String givenName() {
        final Details known = details;
        return known == null ? null : known.givenName;
    }

    /** Gives it a name, as a script does. Any thread. */
    public void rename(final String name) {
        details().givenName = name;
    }

    private Details details() {
        final Details known = details;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            Details made = details;
            if (made == null) {
                made = new Details();
                details = made;
            }
            return made;
        }
    }

    @Override
    public @Nullable Remote remote() {
        final Details known = details;
        return known == null ? null : known.remote;
    }

    /** For schedulers: the task runs in another process. Before it starts. */
    public void remote(final Remote other) {
        details().remote = other;
    }

    /** The result of a typed call, where that does not fit a long; compiled code's. */
    public Object wide() {
        return details().wide;
    }

    /** Keeps it until the caller takes it. */
    public void wide(final Object result) {
        details().wide = result;
    }

    /** The task's random numbers, which the library makes when they are first needed; null before. */
    public @Nullable Object random() {
        final Details known = details;
        return known == null ? null : known.random;
    }

    public void random(final Object generator) {
        details().random = generator;
    }

    /** A task that this one starts, inside {@code scope}; it has not been given to its scheduler. */
    Task child(final Body what, final Scheduler on, final Scope scope, final @Nullable Origin from) {
        final Task child =
                new Task(what, on, globals, from, derive(randomSeed, ++details().spawned), execution().countTask());
        child.open(scope);
        return child;
    }

    /** Draws its random numbers, and derives those of the tasks that it starts from now on, from this seed. */
    public void seed(final long seed) {
        randomSeed = seed;
        details().spawned = 0;
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

    /** Where a task is started that this one starts at this place. */
    Origin originAt(final int site) {
        final Details its = details();
        Origin there = its.lastSpawn;
        if (there == null || there.site() != site) {
            there = Origin.of(site, origin);
            its.lastSpawn = there;
        }
        return there;
    }

    /** The thread of a task that has one of its own; null for others. Any thread. */
    public @Nullable Thread thread() {
        return thread;
    }

    /** For schedulers, before the task starts and after it has ended. */
    public void thread(final @Nullable Thread own) {
        thread = own;
    }

    // ---- what compiled code calls, beside what has to do with stopping

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

    /** A plain call of an operation: waits, and keeps the thread. */
    public Object block(final Wait wait) {
        return scheduler.block(this, wait);
    }

    @Override
    void giveWay() {
        scheduler.turns().giveWay(this);
    }

    /** Runs a task that never gives its thread away, to its end. On its thread. */
    public void run() {
        Trampoline.step(this);
    }

    // ---- the end

    /**
     * Ends the task, with a value or an error, and tells everybody. On the task's thread; for one whose code runs in
     * another process, on that which has heard of its end.
     */
    public void end(final @Nullable Object value, final @Nullable RuntimeException error) {
        endTimeouts();
        if (error != null || isCancelRequested()) {
            cancelInside();
        }
        TaskWatcher told;
        final Group first;
        final Object result = error == null ? value : new Wait.Failure(error);
        synchronized (this) {
            if (error instanceof ScriptError && !isCancellation(error)) {
                execution().failed(this);
            }
            outcome = result;
            first = group;
            told = TaskWatcher.reversed(watchers);
            watchers = null;
        }
        top = null;
        final Details had = details;
        if (had != null) {
            had.wide = null;
        }
        sent = null;
        if (first != null) {
            first.ended(this, index);
            group = null;
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
        return isCancelRequested() && error instanceof ScriptError scriptError && Errors.isCancelled(scriptError);
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

    /**
     * Has a group told of the end, under this number, before anybody else is.
     *
     * @return false if that cannot be, because others are told already or the task has ended
     */
    boolean join(final Group joined, final int place) {
        synchronized (this) {
            if (outcome != null || group != null || watchers != null) {
                return false;
            }
            group = joined;
            index = place;
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

    /**
     * The value of a task that has ended; raises its error in the task that asks. Where both were cancelled, by one
     * timeout say, that one's own cancellation is raised.
     */
    Object value(final Task asking) {
        final Object end = outcome;
        if (end instanceof Wait.Failure) {
            if (isCancelled()) {
                asking.poll();
            }
            execution().seen(this);
            throw raisedElsewhere();
        }
        return end;
    }

    /** The error of a task that has ended with one, to be raised in another, which the calling thread runs. */
    ScriptError raisedElsewhere() {
        final ScriptError error = error();
        if (error == null) {
            return Errors.cancelled();
        }
        final ScriptTrace trace = error.value().trace();
        if (trace != null && origin != null && isFirstToRaise()) {
            trace.add(new ScriptTrace.Link.Spawned(origin.site()));
            trace.addReceiver();
        }
        return new ScriptError(error.value());
    }

    /** Of all tasks that raise the error of this one, the first is the one of which its trace tells. */
    private boolean isFirstToRaise() {
        synchronized (this) {
            final Details its = details();
            final boolean first = !its.raised;
            its.raised = true;
            return first;
        }
    }

    /** The value or Failure; null while it has not ended. Any thread. */
    public @Nullable Object outcome() {
        return outcome;
    }

    // ---- names

    /** What the script called it, or the name of the function it was spawned for. Any thread. */
    public String name() {
        final String given = givenName();
        if (given != null) {
            return given;
        }
        final Object what = body;
        final String name = what instanceof Body unstarted ? unstarted.name() : (String) what;
        if (!isNoName(name)) {
            return name;
        }
        final Remote elsewhere = remote();
        return elsewhere != null ? elsewhere.name() : isFirst() ? "main" : execution().unnamed(this);
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
        rename(text);
        final Remote elsewhere = remote();
        if (elsewhere != null) {
            elsewhere.renamed(text);
        }
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

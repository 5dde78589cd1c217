package org.braidlang.concurrency;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.braidlang.runtime.Output;
import org.braidlang.runtime.Program;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program, from its top level's first statement until all its tasks have ended.
 *
 * <p>Threads: {@link #run} is called once, and drives the run on the caller's thread; everything else is safe for any.
 */
public final class Execution {
    /**
     * What a run is given.
     *
     * @param model of the script's first task
     * @param models those of tasks that are started on one of their own, by its word
     * @param diagnostics where warnings go, a line each
     * @param switchInterval after how long a thread hands on the global lock, under a model that has one
     */
    public record Setup(Program program, Scheduler.Model model, Function<String, Optional<Scheduler.Model>> models,
            Output out, Output diagnostics, InputStream in, Clock clock, List<String> arguments, long randomSeed,
            Duration switchInterval, @Nullable Tracer tracer) {}

    /** Why a run is stopped from outside. */
    public enum Stop { INTERRUPTED, TIME_LIMIT }

    /** After how long a thread hands on the global lock, where nobody has said otherwise; CPython's. */
    public static final Duration SWITCH_INTERVAL = Duration.ofMillis(5);

    private static final long TOLD_AFTER = 1_000_000_000L;
    /** Far beyond any run, and the clock can still count it. */
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final long GRACE = 2_000_000_000L;

    private final Setup setup;
    private final Resources resources;
    /** Whether this is a call in a worker process. */
    private final boolean isWorker;
    private final long start;
    private final Schedulers schedulers;
    private final WaitGraph graph;
    private final TimerThread timers;
    private final InputLines input;
    private final AtomicInteger tasks;
    private final AtomicInteger live = new AtomicInteger();
    private final Map<Integer, Unawaited> unawaited = new ConcurrentHashMap<>();
    /** The keys of the warnings that are shown once. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    /** Guarded by itself. */
    private final Set<Task> unseen = new LinkedHashSet<>();

    private volatile @Nullable Thread runner;
    private volatile @Nullable Task main;
    private volatile @Nullable Stop stop;
    /** When tasks that were told to stop are dropped. */
    private volatile long dropAt = Long.MAX_VALUE;
    /** Guarded by the monitor. */
    private @Nullable Integer exitStatus;
    /** Guarded by the monitor. */
    private @Nullable ExecutorService background;

    public Execution(final Setup setup) {
        this(setup, Resources.LOCAL, setup.clock().nanos(), null);
    }

    /**
     * For a worker process.
     *
     * @param start when the script was started, by this clock
     * @param standstill told on any thread when nobody can go on here, unless others have ended what is waited for
     */
    public Execution(final Setup setup, final Resources resources, final long start,
            final @Nullable Runnable standstill) {
        this.setup = setup;
        this.resources = resources;
        this.isWorker = standstill != null;
        this.start = start;
        this.graph = new WaitGraph(this, standstill);
        // The call has the number that it has among the tasks of the script.
        this.tasks = new AtomicInteger(isWorker ? 1 : 0);
        this.input = new InputLines(setup.in());
        this.timers = new TimerThread(setup.clock(), graph);
        this.schedulers = new Schedulers(this, setup.model(), setup.models());
    }

    public Program program() {
        return setup.program();
    }

    public Output out() {
        return setup.out();
    }

    public Output diagnostics() {
        return setup.diagnostics();
    }

    public InputLines input() {
        return input;
    }

    public Clock clock() {
        return setup.clock();
    }

    /** What {@code os.args} holds. */
    public List<String> arguments() {
        return setup.arguments();
    }

    public @Nullable Tracer tracer() {
        return setup.tracer();
    }

    /** After how many nanoseconds a thread hands on the global lock that others wait for. */
    long switchInterval() {
        final Duration interval = setup.switchInterval();
        return interval.compareTo(LONGEST) < 0 ? interval.toNanos() : LONGEST.toNanos();
    }

    /** The lock that all threads of this run share; null under a model that has none. Known to later schedulers. */
    @Nullable GlobalLock globalLock() {
        return schedulers != null && scheduler().turns() instanceof GlobalLock lock ? lock : null;
    }

    /** When the script was started, by its clock. */
    public long start() {
        return start;
    }

    /** Seconds since the start of the script. */
    public double elapsed() {
        return (clock().nanos() - start) * 1e-9;
    }

    /** Where locks and the like are made. */
    public Resources resources() {
        return resources;
    }

    /** The model under which the script was started. */
    public Scheduler scheduler() {
        return schedulers.first();
    }

    /** Those of all models that tasks of this run use. */
    Schedulers schedulers() {
        return schedulers;
    }

    WaitGraph graph() {
        return graph;
    }

    TimerThread timers() {
        return timers;
    }

    /**
     * Runs the program to its end. Called once.
     *
     * @param top the script's top level
     * @param globals what compiled code finds its variables with
     */
    public Outcome run(final Coroutine top, final Object globals) {
        return run(Task.first(top, scheduler(), globals, setup.randomSeed()));
    }

    /** Runs a task, and all that it starts, to their end. Called once. */
    public Outcome run(final Task first) {
        runner = Thread.currentThread();
        main = first;
        if (stop != null) {
            first.cancel();
        }
        started(first, null);
        schedulers.first().start(first);
        awaitEnd(first);
        return finish(first);
    }

    private void awaitEnd(final Task first) {
        long tellAt = Long.MAX_VALUE;
        boolean told = false;
        while (live.get() > 0) {
            final long now = clock().nanos();
            if (now >= dropAt) {
                runningTasks().forEach(Task::drop);
                return;
            }
            if (first.isDone() && tellAt == Long.MAX_VALUE) {
                tellAt = now + TOLD_AFTER;
            }
            if (now >= tellAt && !told) {
                told = true;
                if (dropAt == Long.MAX_VALUE && !isWorker) {
                    tellWhoRuns(first);
                }
            }
            clock().park(this, Math.min(dropAt, told ? Long.MAX_VALUE : tellAt));
            if (Thread.interrupted()) {
                cancelAll(Stop.INTERRUPTED);
            }
        }
    }

    private void tellWhoRuns(final Task first) {
        final List<Task> running = first.tasksInside();
        if (!running.isEmpty()) {
            warn("the script's top level has ended, but " + TaskNames.list(running)
                    + (running.size() == 1 ? " still runs" : " still run"));
        }
    }

    private Outcome finish(final Task first) {
        schedulers.close();
        timers.close();
        final List<String> neverAwaited = unawaited.isEmpty() ? List.of()
                : unawaited.values().stream().filter(Unawaited::isAny)
                        .sorted(Comparator.comparingInt(Unawaited::site)).map(this::neverAwaited).toList();
        if (!isWorker) {
            neverAwaited.forEach(text -> warnOnce(text, text));
        }
        final List<Task> failed;
        synchronized (unseen) {
            unseen.remove(first);
            failed = List.copyOf(unseen);
        }
        final Object end = first.outcome();
        final Outcome outcome;
        synchronized (this) {
            final boolean stopped = stop != null || exitStatus != null;
            final ScriptError error = stopped && first.isCancelled() ? null : first.error();
            if (background != null) {
                background.shutdownNow();
            }
            outcome = new Outcome(end instanceof Wait.Failure ? null : end, error, exitStatus, stop, failed,
                    neverAwaited);
        }
        out().flush();
        diagnostics().flush();
        return outcome;
    }

    private String neverAwaited(final Unawaited place) {
        return "coroutine '" + place.function() + "' was never awaited (line "
                + program().site(place.site()).span().line() + ")";
    }

    /** Cancels the top level and all tasks, and drops what has not ended two seconds later. */
    public void cancelAll(final Stop reason) {
        synchronized (this) {
            if (stop != null) {
                return;
            }
            stop = reason;
            dropAt = clock().nanos() + GRACE;
        }
        cancelTasks();
    }

    private void cancelTasks() {
        final Task first = main;
        if (first != null) {
            graph.activate();
            first.cancel();
            first.cancelInside();
            graph.deactivate();
        }
        LockSupport.unpark(runner);
    }

    /** For a worker process: cancels a call, and what it has started here, also where its own code has ended. */
    public void cancelCall(final Task call) {
        graph.activate();
        call.cancel();
        call.cancelInside();
        graph.deactivate();
    }

    /**
     * Ends the script from a task: cancels it and all others, and drops what has not ended two seconds later.
     *
     * @return what the task is to raise now
     */
    public RuntimeException exit(final Task task, final int status) {
        final boolean begins;
        synchronized (this) {
            begins = exitStatus == null;
            if (begins) {
                exitStatus = status;
                dropAt = Math.min(dropAt, clock().nanos() + GRACE);
            }
        }
        if (begins) {
            cancelTasks();
        }
        return task.cancellation();
    }

    /** Ends the script at once: no task unwinds any more before it is over. */
    public ScriptExit exitNow(final int status) {
        synchronized (this) {
            if (exitStatus == null) {
                exitStatus = status;
            }
            dropAt = clock().nanos();
        }
        LockSupport.unpark(runner);
        return new ScriptExit();
    }

    /** For schedulers: a fault that no task could be given as an error. The script has failed, and ends at once. */
    public ScriptExit broken() {
        diagnostics().write("error: this is a fault of Braid itself, not of the script; please report it\n");
        return exitNow(1);
    }

    /** Whether nobody can go on here, unless others have ended what is waited for. */
    public boolean standsStill() {
        // A task that has ended is not live any more before it stops counting.
        return graph.standsStill() && liveTasks() > 0;
    }

    /** Whether this is a call in a worker process. */
    boolean isWorker() {
        return isWorker;
    }

    /** What a task is called that has no name: those of a call in a worker by the call's number too. */
    String unnamed(final Task task) {
        final Task first = main;
        return isWorker && first != null && task != first ? "task-" + first.number() + "." + task.number()
                : "task-" + task.number();
    }

    /** The threads of {@link BackgroundWork} and {@link InputLines}. */
    Executor background() {
        synchronized (this) {
            if (background == null) {
                background = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("braid-io-", 1).factory());
            }
            return background;
        }
    }

    /** As {@link #warn}, unless there was a warning with this key, or the same one. */
    public void warnOnce(final String key, final String message) {
        if (warned.add(key) && (key.equals(message) || warned.add(message))) {
            warn(message);
        }
    }

    /** Writes a line to the diagnostics: {@code warning: …}. */
    public void warn(final String message) {
        diagnostics().write("warning: " + message + "\n");
    }

    /** For schedulers: one more thread runs a task. Called before it starts, by a thread that is counted. */
    public void entered() {
        graph.activate();
    }

    /** For schedulers: one less thread runs a task. */
    public void left() {
        graph.deactivate();
    }

    // ---- told by tasks

    /** @return the number of a new task */
    int countTask() {
        return tasks.incrementAndGet();
    }

    /** What a call in a worker spawns is handed to the parent: it does not keep the call from ending. */
    private boolean keepsAlive(final Task task) {
        return !isWorker || task == main || task.scheduler() != scheduler();
    }

    void started(final Task task, final @Nullable Task spawner) {
        if (keepsAlive(task)) {
            live.incrementAndGet();
        }
        final Tracer tracer = setup.tracer();
        if (tracer != null) {
            tracer.started(task, spawner);
        }
    }

    /** A task could not be started after all. */
    void notStarted(final Task task) {
        task.close();
        if (keepsAlive(task)) {
            live.decrementAndGet();
        }
    }

    void ended(final Task task) {
        final Tracer tracer = setup.tracer();
        if (tracer != null) {
            tracer.ended(task);
        }
        if (keepsAlive(task) && live.decrementAndGet() == 0 || task == main) {
            LockSupport.unpark(runner);
        }
    }

    public int liveTasks() {
        return live.get();
    }

    /** The tasks that have not ended, outer ones first. */
    List<Task> runningTasks() {
        final Task first = main;
        if (first == null) {
            return List.of();
        }
        final List<Task> all = new ArrayList<>();
        if (!first.isDone()) {
            all.add(first);
        }
        all.addAll(first.tasksInside());
        return all;
    }

    void failed(final Task task) {
        synchronized (unseen) {
            unseen.add(task);
        }
    }

    /** The error of a failed task has been raised in another. */
    void seen(final Task task) {
        final Remote elsewhere = task.remote();
        if (elsewhere != null) {
            elsewhere.seen();
        }
        synchronized (unseen) {
            unseen.remove(task);
        }
    }

    /** Notes that a coroutine was made at a place of the script that does not await it there. */
    void created(final Coroutine coroutine, final int site) {
        final Unawaited place = unawaited.computeIfAbsent(site, at -> new Unawaited(coroutine.name(), at));
        place.created();
        coroutine.creation = place;
    }
}

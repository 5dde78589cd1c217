package org.braidlang.concurrency;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.braidlang.runtime.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * What the models with one thread for all their tasks have in common: tasks that are ready run one after the other,
 * each until it ends or waits.
 *
 * <p>Threads: everything of the scripts happens on one thread, the scheduler's own, which alone touches the ready queue
 * and the timers. Others reach it through the inbox.
 */
public abstract class CooperativeScheduler implements Scheduler {
    /**
     * Enough for the deepest calls of some tasks started inside one another. It is address space, and costs what is
     * touched; but a script that overflows it should find out soon.
     */
    private static final long STACK_SIZE = 64L << 20;
    /** Timers are looked at after so many turns at the latest. */
    private static final int TURNS = 64;

    private static final int AWAKE = 0;
    private static final int STUCK = 1;

    private final Execution execution;
    private final Turns turns;
    private final TaskQueue ready = new TaskQueue();
    private final Timers<Sleep> timers = new Timers<>();
    /** Tasks that other threads have started or woken. */
    private final Queue<Task> inbox = new ConcurrentLinkedQueue<>();
    /** How many tasks are parked for what ends by itself but is no timer. */
    private int outside;
    /** STUCK while there is nothing to do nor to wait for; while it is AWAKE, this is counted as active. */
    private final AtomicInteger idleness = new AtomicInteger(AWAKE);
    /** The task that waits without giving the thread away. Written by the thread. */
    private volatile @Nullable Task keeper;
    /** Set once, before the thread is started. */
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    protected CooperativeScheduler(final Execution execution) {
        final GlobalLock shared = execution.globalLock();
        this.execution = execution;
        this.turns = shared == null ? Turns.FREE : shared;
    }

    @Override
    public final Execution execution() {
        return execution;
    }

    @Override
    public final boolean hasThreads() {
        return false;
    }

    @Override
    public final Turns turns() {
        return turns;
    }

    @Override
    public final void nudge(final Task task) {
        throw new IllegalStateException("tasks of a loop do not compete");
    }

    @Override
    public final void start(final Task task) {
        if (isHere()) {
            startHere(task);
        } else {
            if (task.number() > 1) {
                Sharing.begin();
            }
            post(task);
        }
    }

    /** Starts a task that a task of this scheduler has spawned. */
    protected abstract void startHere(Task task);

    /** The task runs when those have had their turn that are ready now. */
    protected final void enqueue(final Task task) {
        ready.add(task);
    }

    /** Runs the task until it ends or waits. */
    protected final void step(final Task task) {
        turns.enter(task);
        try {
            Trampoline.step(task);
        } finally {
            turns.leave(task);
        }
    }

    /** A turn of the loop: runs a task that is ready. */
    protected void turn(final Task task) {
        step(task);
    }

    @Override
    public Object await(final Task task, final Wait wait, final @Nullable Coroutine self) {
        task.poll();
        wait.start(task);
        if (wait.isOver()) {
            return wait.result();
        }
        task.top = self;
        task.waiting = wait;
        if (!wait.park()) {
            task.waiting = null;
            return wait.result();
        }
        final Tracer tracer = execution.tracer();
        if (tracer != null) {
            tracer.waits(task, wait);
        }
        if (wait instanceof Sleep sleep) {
            if (sleep.givesWay()) {
                sleep.timeIsUp();
            } else {
                timers.add(sleep);
            }
        } else if (wait.kind() == Wait.Kind.ITSELF) {
            outside++;
        } else {
            execution.graph().parked(task, wait);
        }
        task.recheck(wait);
        return Coroutine.SUSPENDED;
    }

    /** The thread cannot do anything else meanwhile: a wait that only another of its tasks could end is refused. */
    @Override
    public Object block(final Task task, final Wait wait) {
        Parking.begin(task, wait);
        if (!wait.isOver() && wait.kind() != Wait.Kind.ITSELF && !WaitGraph.isInTimeout(task)
                && isAlone(wait)) {
            wait.fail(refusal(wait));
        }
        keeper = task;
        try {
            return Parking.end(task, wait);
        } finally {
            keeper = null;
        }
    }

    /** The error of a wait that keeps the thread from the task that would end it. */
    final ScriptError refusal(final Wait wait) {
        return Errors.deadlock("waiting for " + wait.what() + " without `await` keeps " + threadName()
                + ", and only another task of it could end the wait: "
                + wait.advice(thread == null || Place.canAwait(thread.getStackTrace())));
    }

    /** The task that waits without giving the thread away; null if none does. Any thread. */
    final @Nullable Task keeper() {
        return keeper;
    }

    /** How messages call the thread on which all tasks of this model run. */
    protected abstract String threadName();

    /** Whether no thread and no process but this one can end a wait. */
    private boolean isAlone(final Wait wait) {
        return (wait.kind() == Wait.Kind.TASK || !execution.isWorker()) && execution.runningTasks().stream().allMatch(task -> task.scheduler() == this);
    }

    @Override
    public final void wake(final Task task, final Wait wait) {
        if (wait.blocking) {
            Parking.wake(task, wait, thread);
        } else if (isHere()) {
            // This may be the one that has found that nobody can go on: then it can now, and others are to know.
            awaken();
            woken(task);
        } else {
            post(task);
        }
    }

    /** A task that was parked, or is new, can run. */
    private void woken(final Task task) {
        final Wait over = task.waiting;
        if (over instanceof Sleep sleep) {
            timers.remove(sleep);
        } else if (over != null && over.kind() == Wait.Kind.ITSELF) {
            outside--;
        }
        if (over != null && execution.tracer() != null) {
            execution.tracer().goesOn(task, over);
        }
        ready.add(task);
    }

    /** The thread on which everything runs; null before the first task. Any thread. */
    final @Nullable Thread thread() {
        return thread;
    }

    private boolean isHere() {
        return Thread.currentThread() == thread;
    }

    private void post(final Task task) {
        inbox.add(task);
        if (thread == null) {
            launch();
        }
        awaken();
        LockSupport.unpark(thread);
    }

    /** Counted first: once this is AWAKE, it may get stuck again at any time. */
    private void awaken() {
        if (idleness.get() == STUCK) {
            execution.graph().activate();
            if (!idleness.compareAndSet(STUCK, AWAKE)) {
                execution.graph().quietlyDeactivate();
            }
        }
    }

    private void launch() {
        synchronized (inbox) {
            if (thread == null) {
                final Thread loop = new Thread(null, this::run, "braid-" + model(), STACK_SIZE);
                loop.setDaemon(true);
                execution.graph().activate();
                thread = loop;
                loop.start();
            }
        }
    }

    private void run() {
        try {
            runTasks();
        } catch (Throwable fault) {
            execution.broken();
        }
        execution.graph().quietlyDeactivate();
    }

    private void runTasks() {
        int turns = 0;
        while (!closed) {
            empty();
            if (!timers.isEmpty() && (turns++ % TURNS == 0 || ready.isEmpty())) {
                fire();
            }
            final Task task = ready.poll();
            if (task == null) {
                idle();
            } else {
                turn(task);
            }
        }
    }

    private void empty() {
        for (Task task = inbox.poll(); task != null; task = inbox.poll()) {
            woken(task);
        }
    }

    private void fire() {
        final long now = execution.clock().nanos();
        for (Sleep due = timers.poll(now); due != null; due = timers.poll(now)) {
            due.timeIsUp();
        }
    }

    /** How many tasks could have run while {@code running} did: not those that have waited for its end. */
    protected final int countReady(final Task running) {
        empty();
        fire();
        return ready.count(task -> !hasWaitedFor(task, running));
    }

    private static boolean hasWaitedFor(final Task task, final Task other) {
        final Wait wait = task.waiting;
        return wait != null && wait.isOver() && wait.kind() == Wait.Kind.TASK
                && (wait.awaited().isEmpty() || wait.awaited().contains(other));
    }

    private void idle() {
        if (timers.isEmpty() && outside == 0) {
            getStuck();
        }
        if (inbox.isEmpty() && ready.isEmpty() && !closed) {
            execution.clock().park(this, timers.earliest());
            // An interrupt is nobody's signal here, and would keep the thread from parking.
            Thread.interrupted();
        }
        awaken();
    }

    /** Looks into the inbox once more when others see that this is stuck: one of the two notices. */
    private void getStuck() {
        idleness.set(STUCK);
        if (inbox.isEmpty()) {
            execution.graph().deactivate();
        } else if (!idleness.compareAndSet(STUCK, AWAKE)) {
            execution.graph().quietlyDeactivate();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

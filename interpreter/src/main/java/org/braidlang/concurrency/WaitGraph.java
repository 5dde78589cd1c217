package org.braidlang.concurrency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.braidlang.runtime.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Finds waits that can never end: cycles of waits for locks and tasks, and states in which nobody can go on.
 *
 * <p>For the latter it counts what can go on: threads that run a task or wait for time or input, loops that have
 * something to do or to wait for, open timeouts, and whoever cancels from outside. Whoever ends a wait is counted, and
 * counts the task that it wakes before it can itself stop counting; so the count is 0 only when nobody can go on any
 * more, and stays so.
 *
 * <p>Threads: any; the monitor orders the tasks that look for deadlocks, so that one of a cycle finds it.
 */
final class WaitGraph {
    private final Execution execution;
    private final AtomicInteger active = new AtomicInteger();

    WaitGraph(final Execution execution) {
        this.execution = execution;
    }

    /** One more can go on. */
    void activate() {
        active.incrementAndGet();
    }

    /** One less can go on; if it was the last, those who wait get a DeadlockError. */
    void deactivate() {
        if (active.decrementAndGet() == 0 && execution.liveTasks() > 0) {
            nobodyCanGoOn();
        }
    }

    /** One less; the caller itself is counted still. */
    void quietlyDeactivate() {
        active.decrementAndGet();
    }

    /** A task has been parked: if it has closed a cycle, its wait fails. Most tasks close none: nobody waits for them. */
    void parked(final Task task, final Wait wait) {
        if (wait.kind() != Wait.Kind.ITSELF && (task.held != null || task.isWatched())) {
            synchronized (this) {
                failIfInCycle(task, wait, true);
            }
        }
    }

    /** A timeout has ended before the tasks that were started inside it: it does not end their waits any more. */
    void checkInside(final Scope scope) {
        synchronized (this) {
            for (final Task task : scope.tasksInside()) {
                final Wait wait = task.waiting;
                if (wait != null && !wait.isOver()) {
                    failIfInCycle(task, wait, false);
                }
            }
        }
    }

    /**
     * A lock's owner is read while it may still let go of it. But an owner that stands in the same wait when looked at
     * again was parked all the time in between, and so held what it held.
     */
    private static void failIfInCycle(final Task task, final Wait wait, final boolean here) {
        final List<Task> cycle = cycle(task, wait);
        if (cycle == null) {
            return;
        }
        final List<Wait> waits = waits(cycle);
        if (cycle.equals(cycle(task, wait)) && waits.equals(waits(cycle))
                && cycle.stream().noneMatch(WaitGraph::isInTimeout)) {
            if (here && !wait.isOver()) {
                wait.place = Place.here();
            }
            wait.fail(Errors.deadlock(Deadlock.cycle(cycle)));
        }
    }

    private static List<Wait> waits(final List<Task> tasks) {
        final List<Wait> waits = new ArrayList<>();
        for (final Task task : tasks) {
            final Wait wait = task.waiting;
            if (wait != null) {
                waits.add(wait);
            }
        }
        return waits;
    }

    /** The tasks from {@code task} on, each of which waits for the next, and the last one for it; null without a cycle. */
    private static @Nullable List<Task> cycle(final Task task, final Wait wait) {
        final Map<Task, Task> reachedFrom = new HashMap<>();
        final Deque<Task> pending = new ArrayDeque<>();
        if (reach(task, wait, task, reachedFrom, pending)) {
            return List.of(task);
        }
        while (!pending.isEmpty()) {
            final Task next = pending.removeLast();
            final Wait parked = next.waiting;
            if (parked != null && !parked.isOver() && reach(next, parked, task, reachedFrom, pending)) {
                final List<Task> cycle = new ArrayList<>();
                for (Task member = next; member != task; member = reachedFrom.get(member)) {
                    cycle.addFirst(member);
                }
                cycle.addFirst(task);
                return cycle;
            }
        }
        return null;
    }

    /** Adds the tasks that {@code from} waits for. @return whether {@code target} is among them */
    private static boolean reach(final Task from, final Wait wait, final Task target,
            final Map<Task, Task> reachedFrom, final Deque<Task> pending) {
        final Task owner = wait.owner();
        for (final Task next : owner == null ? wait.owners() : List.of(owner)) {
            if (next == target) {
                return true;
            }
            if (reachedFrom.putIfAbsent(next, from) == null) {
                pending.addLast(next);
            }
        }
        return false;
    }

    /** Whether a timeout will end what the task waits for. */
    static boolean isInTimeout(final Task task) {
        final Wait wait = task.waiting;
        if (wait != null && wait.bounded) {
            return true;
        }
        for (Scope scope = task.inner(); scope != null; scope = scope.outer()) {
            if (scope instanceof TimeoutScope timeout && timeout.endsWaits()) {
                return true;
            }
        }
        return false;
    }

    private void nobodyCanGoOn() {
        synchronized (this) {
            if (active.get() != 0) {
                return;
            }
            final List<Task> tasks = execution.runningTasks();
            final List<Task> waiting = tasks.stream().filter(WaitGraph::needsOthers).toList();
            final String message = Deadlock.standstill(waiting);
            final List<Task> others = waiting.stream().filter(WaitGraph::waitsForNoTask).toList();
            for (final Task task : others.isEmpty() ? waiting : others) {
                final Wait wait = task.waiting;
                if (wait != null) {
                    wait.fail(Errors.deadlock(message));
                }
            }
        }
    }

    private static boolean needsOthers(final Task task) {
        final Wait wait = task.waiting;
        return wait != null && !wait.isOver() && wait.kind() != Wait.Kind.ITSELF;
    }

    private static boolean waitsForNoTask(final Task task) {
        final Wait wait = task.waiting;
        return wait != null && wait.kind() == Wait.Kind.RESOURCE;
    }
}

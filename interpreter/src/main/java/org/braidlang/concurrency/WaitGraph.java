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
 * something to do or to wait for, open timeouts, calls whose process does not stand still, and whoever cancels from outside. Whoever ends a wait is counted, and
 * counts the task that it wakes before it can itself stop counting; so the count is 0 only when nobody can go on any
 * more, and stays so.
 *
 * <p>Threads: any; the monitor orders the tasks that look for deadlocks, so that one of a cycle finds it.
 */
final class WaitGraph {
    private final Execution execution;
    /** Told instead, where others may let those go on who wait here: in a worker. */
    private final @Nullable Runnable standstill;
    private final AtomicInteger active = new AtomicInteger();

    WaitGraph(final Execution execution, final @Nullable Runnable standstill) {
        this.execution = execution;
        this.standstill = standstill;
    }

    /** Whether nobody can go on here. */
    boolean standsStill() {
        return active.get() == 0;
    }

    /** One more can go on. */
    void activate() {
        active.incrementAndGet();
    }

    /** One less can go on; if it was the last, those who wait get a DeadlockError. */
    void deactivate() {
        if (active.decrementAndGet() == 0 && execution.liveTasks() > 0) {
            if (standstill == null) {
                nobodyCanGoOn();
            } else {
                standstill.run();
            }
        }
    }

    /** One less; the caller itself is counted still. */
    void quietlyDeactivate() {
        active.decrementAndGet();
    }

    /** A task has been parked: if it has closed a cycle, its wait fails. Most tasks close none: nobody waits for them. */
    void parked(final Task task, final Wait wait) {
        if (wait.kind() != Wait.Kind.ITSELF
                && (task.held != null || task.isWatched() || task.remote() != null || keepsLoop(task, wait))) {
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
        if (cycle == null || cycle.stream().allMatch(WaitGraph::isOfOneProcess)) {
            return;
        }
        final List<Wait> waits = waits(cycle);
        // In this order: who has just been stopped does not wait any more when looked at again.
        if (cycle.stream().noneMatch(WaitGraph::endsByItself)
                && cycle.equals(cycle(task, wait)) && waits.equals(waits(cycle))) {
            if (!refuseKeeper(cycle)) {
                wait.fail(Errors.deadlock(Deadlock.cycle(cycle, wait, here && task.remote() == null)));
            }
        }
    }

    /**
     * Whether all of a cycle is in one other process, which finds it: no task can await one of another process but those
     * that it has spawned.
     */
    private static boolean isOfOneProcess(final Task task) {
        return task.waiting instanceof RemoteTasks.Tasks;
    }

    /** Where a task of the cycle waits only for its turn on a loop, whoever keeps that loop from it gets the error. */
    private static boolean refuseKeeper(final List<Task> cycle) {
        for (int i = 0; i < cycle.size(); i++) {
            final Task next = cycle.get((i + 1) % cycle.size());
            final Wait wait = next.waiting;
            if (keeper(cycle.get(i)) == next && !waitsFor(cycle.get(i), next) && wait != null) {
                refuse(next, wait);
                return true;
            }
        }
        return false;
    }

    private static boolean waitsFor(final Task task, final Task other) {
        final Wait wait = task.waiting;
        return wait != null && !wait.isOver() && (wait.owner() == other || wait.owners().contains(other));
    }

    private static boolean refuse(final Task keeper, final Wait wait) {
        final Remote elsewhere = keeper.remote();
        if (elsewhere != null) {
            final String refusal = elsewhere.refusal();
            return refusal != null && wait.fail(Errors.deadlock(refusal));
        }
        return keeper.scheduler() instanceof CooperativeScheduler loop && wait.fail(loop.refusal(wait));
    }

    private static boolean keepsLoop(final Task task, final Wait wait) {
        final Remote elsewhere = task.remote();
        return elsewhere != null ? elsewhere.refusal() != null
                : wait.blocking && task.scheduler() instanceof CooperativeScheduler;
    }

    /** The other task that keeps the thread on which this one has to go on; null if none does. */
    private static @Nullable Task keeper(final Task task) {
        final Remote elsewhere = task.remote();
        if (elsewhere != null) {
            return elsewhere.keeper();
        }
        final Task keeper = task.scheduler() instanceof CooperativeScheduler loop ? loop.keeper() : null;
        return keeper == task ? null : keeper;
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
            if (reach(next, next.waiting, task, reachedFrom, pending)) {
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

    /** Adds the tasks that {@code from} needs to go on. @return whether {@code target} is among them */
    private static boolean reach(final Task from, final @Nullable Wait wait, final Task target,
            final Map<Task, Task> reachedFrom, final Deque<Task> pending) {
        for (final Task next : needed(from, wait)) {
            if (next == target) {
                return true;
            }
            if (reachedFrom.putIfAbsent(next, from) == null) {
                pending.addLast(next);
            }
        }
        return false;
    }

    /** The tasks that all have to do something before {@code task} can go on. */
    private static List<Task> needed(final Task task, final @Nullable Wait wait) {
        final Task keeper = keeper(task);
        if (wait == null || wait.isOver()) {
            return keeper == null ? List.of() : List.of(keeper);
        }
        final Task owner = wait.owner();
        final List<Task> owners = owner == null ? wait.owners() : List.of(owner);
        if (keeper == null) {
            return owners;
        }
        final List<Task> all = new ArrayList<>(owners);
        all.add(keeper);
        return all;
    }

    /** Whether what the task waits for will end without the others of a cycle. */
    private static boolean endsByItself(final Task task) {
        final Remote elsewhere = task.remote();
        return isInTimeout(task) || elsewhere != null && elsewhere.isToldToStop();
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

    /** A task that is failed on a loop that another one keeps cannot go on yet: then that one is next. */
    private void nobodyCanGoOn() {
        synchronized (this) {
            boolean failed = true;
            while (failed && active.get() == 0) {
                failed = failWhoWaits(execution.runningTasks());
            }
        }
    }

    /** Whoever goes on first may have others wait for something else: those waits are left alone. */
    private static boolean failWhoWaits(final List<Task> tasks) {
        final List<Task> keepers = tasks.stream().filter(task -> keepsOthers(task, tasks)).toList();
        boolean failed = false;
        if (!keepers.isEmpty()) {
            for (final Wait wait : waits(keepers)) {
                failed |= refuse(wait.task(), wait);
            }
            return failed;
        }
        final List<Task> waiting = tasks.stream().filter(WaitGraph::needsOthers).toList();
        if (waiting.isEmpty()) {
            return false;
        }
        final List<Task> others = waiting.stream().filter(WaitGraph::waitsForNoTask).toList();
        return Wait.failAll(waits(others.isEmpty() ? waiting : others), Errors.deadlock(Deadlock.standstill(waiting)));
    }

    /** Whether the task waits on the thread of a loop, on which another one could go on. */
    private static boolean keepsOthers(final Task task, final List<Task> tasks) {
        final Wait wait = task.waiting;
        return wait != null && !wait.isOver() && keepsLoop(task, wait)
                && tasks.stream().anyMatch(other -> keeper(other) == task && !needsOthers(other));
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

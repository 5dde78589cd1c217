package org.braidlang.concurrency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.None;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * The tasks for which a parallel, a gather or a race waits, and what has become of them. For a parallel it is also the
 * scope of its branches.
 *
 * <p>Threads: one task adds and waits; the tasks of the group tell of their ends on their own threads. The fields are
 * guarded by the monitor.
 */
final class Group extends Scope {
    private static final int INITIAL = 8;

    /** The first one to end decides: a race. Otherwise the first one to fail. */
    private final boolean race;
    /** All tasks; null where they are the children of this scope. */
    private final @Nullable ArrayList<Task> tasks;
    private @Nullable Object[] values = new Object[INITIAL];
    private int count;
    private int running;
    /** How many of those wait for others, as far as that is told, and whether they count as running for a limit. */
    private int idle;
    private final boolean countsIdle;
    /** Those that have failed, first one first. */
    private final List<Failed> failures = new ArrayList<>(0);
    private @Nullable Task firstCancelled;
    private @Nullable Task first;
    private @Nullable Waiting waiter;

    private record Failed(int index, Task task, ScriptError error) {}

    private Group(final boolean race, final @Nullable ArrayList<Task> tasks, final boolean countsIdle) {
        this.race = race;
        this.tasks = tasks;
        this.countsIdle = countsIdle;
    }

    /**
     * The branches of a parallel, which are opened inside this scope.
     *
     * @param countsIdle whether those that wait for others count as running for a limit
     */
    static Group ofBranches(final boolean countsIdle) {
        return new Group(false, null, countsIdle);
    }

    /** Tasks that were started anywhere. */
    static Group ofTasks(final boolean race) {
        return new Group(race, new ArrayList<>(), true);
    }

    /** So many tasks are going to be added. */
    void reserve(final int more) {
        synchronized (this) {
            tasks.ensureCapacity(tasks.size() + more);
            values = Arrays.copyOf(values, Math.max(values.length, count + more));
        }
    }

    /** One more task, started anywhere, whose value comes next in the list. */
    void add(final Task task) {
        final int index;
        synchronized (this) {
            tasks.add(task);
            index = next();
        }
        if (!task.join(this, index) && !task.watch(new Member(this, index))) {
            ended(task, index);
        }
    }

    /** One more branch, which has not started yet. */
    void expect(final Task branch) {
        final int index;
        synchronized (this) {
            index = next();
        }
        branch.join(this, index);
    }

    /** The last branch could not be started. */
    void forget() {
        synchronized (this) {
            running--;
        }
    }

    private int next() {
        running++;
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        return count++;
    }

    /** A task of the group has ended; on its own thread. */
    void ended(final Task task, final int index) {
        final Waiting told;
        synchronized (this) {
            running--;
            if (first == null) {
                first = task;
            }
            if (!(task.outcome() instanceof Wait.Failure)) {
                values[index] = task.outcome();
            } else if (task.hasFailed()) {
                failures.add(new Failed(index, task, task.error()));
            } else if (firstCancelled == null) {
                firstCancelled = task;
            }
            told = enough();
        }
        if (told != null) {
            told.complete(None.NONE);
        }
    }

    /** A task of the group waits for others, or goes on. Any thread. */
    void idle(final boolean waits) {
        final Waiting told;
        synchronized (this) {
            idle += waits ? 1 : -1;
            told = enough();
        }
        if (told != null) {
            told.complete(None.NONE);
        }
    }

    /** The wait that is to be ended, if that is so; under the monitor. */
    private @Nullable Waiting enough() {
        final Waiting enough = waiter != null && waiter.isEnough() ? waiter : null;
        if (enough != null) {
            waiter = null;
        }
        return enough;
    }

    /** How many count for a limit. */
    int running() {
        synchronized (this) {
            return countsIdle ? running : running - idle;
        }
    }

    /** Whether the others are to be cancelled now. */
    boolean isDecided() {
        synchronized (this) {
            return race ? first != null : !failures.isEmpty();
        }
    }

    /**
     * The wait until at most {@code most} of the tasks run, or, for {@link Gathering#ALL_STARTED}, until all have ended;
     * null if it is so already.
     *
     * @param unlessDecided whether it also ends when the group is decided
     */
    @Nullable Wait until(final int most, final boolean unlessDecided) {
        final Waiting wait = new Waiting(most, unlessDecided);
        synchronized (this) {
            return wait.isEnough() ? null : wait;
        }
    }

    /**
     * The value of what ended first, or its error with those of the others. After a value these are dropped: who races
     * tasks wants to know of one of them. All have ended.
     */
    Object winner(final Task waiting) {
        final Task winner;
        synchronized (this) {
            winner = first;
        }
        addOthers(winner.hasFailed() ? winner.error().value() : null);
        return winner.value(waiting);
    }

    /** The values in order; raises what has failed, in the task that waits. All have ended. */
    Object result(final Task waiting) {
        final ScriptError error = error();
        if (error != null) {
            throw error;
        }
        if (isAnyCancelled()) {
            waiting.poll();
            throw Errors.cancelled();
        }
        synchronized (this) {
            return ListValue.of(Arrays.copyOf(values, count));
        }
    }

    private boolean isAnyCancelled() {
        synchronized (this) {
            return firstCancelled != null;
        }
    }

    /** The first error in time, with the others in the order of the tasks; null if there is none. It counts as seen. */
    @Nullable ScriptError error() {
        final Failed earliest;
        synchronized (this) {
            if (failures.isEmpty()) {
                return null;
            }
            earliest = failures.getFirst();
        }
        addOthers(earliest.error.value());
        return earliest.task.raisedElsewhere();
    }

    /** Notes the errors of the tasks, each once, in the one that is raised, if there is one. All count as seen. */
    private void addOthers(final @Nullable ErrorValue error) {
        final List<Failed> failed;
        synchronized (this) {
            failed = new ArrayList<>(failures);
        }
        failed.sort(Comparator.comparingInt(Failed::index));
        failed.forEach(each -> each.task.execution().seen(each.task));
        if (error == null) {
            return;
        }
        final List<ErrorValue> others = new ArrayList<>(error.others());
        for (final Failed each : failed) {
            final ErrorValue other = each.error.value();
            if (other != error && others.stream().noneMatch(known -> known == other)) {
                others.add(other);
            }
        }
        if (others.size() > error.others().size()) {
            error.setOthers(others);
        }
    }

    /** What to raise after a wait that was cut short: an error of the tasks replaces a cancellation. */
    RuntimeException errorDuring(final RuntimeException interruption) {
        if (!(interruption instanceof ScriptError interrupting)) {
            return interruption;
        }
        if (!Errors.isCancelled(interrupting)) {
            addOthers(interrupting.value());
            return interrupting;
        }
        final ScriptError error = error();
        return error == null ? interrupting : Errors.during(error, interrupting);
    }

    /** The tasks that have not ended. */
    List<Task> members() {
        if (tasks == null) {
            return children().stream().filter(Task.class::isInstance).map(Task.class::cast)
                    .filter(task -> task.group == this).toList();
        }
        synchronized (this) {
            return tasks.stream().filter(task -> !task.isDone()).toList();
        }
    }

    /** The place in the group of a task that others wait for too. */
    private static final class Member extends TaskWatcher.Link {
        private final Group group;
        private final int index;

        Member(final Group group, final int index) {
            this.group = group;
            this.index = index;
        }

        @Override
        public void ended(final Task task) {
            group.ended(task, index);
        }
    }

    /** The one wait of the task that waits for the group. */
    private final class Waiting extends Wait {
        private final int most;
        private final boolean unlessDecided;

        Waiting(final int most, final boolean unlessDecided) {
            this.most = most;
            this.unlessDecided = unlessDecided;
        }

        /** Under the group's monitor. */
        boolean isEnough() {
            return (most == Gathering.ALL_STARTED ? running == 0 : running() <= most)
                    || unlessDecided && (race ? first != null : !failures.isEmpty());
        }

        @Override
        protected void begin(final Task task) {
            final boolean enough;
            synchronized (Group.this) {
                enough = isEnough();
                if (!enough) {
                    waiter = this;
                }
            }
            if (enough) {
                complete(None.NONE);
            }
        }

        @Override
        protected void withdraw() {
            synchronized (Group.this) {
                if (waiter == this) {
                    waiter = null;
                }
            }
        }

        @Override
        public Kind kind() {
            return Kind.TASK;
        }

        @Override
        public String what() {
            return race ? "the first of " + TaskNames.list(members()) : TaskNames.list(members());
        }

        @Override
        protected List<Task> owners() {
            return race ? List.of() : members();
        }

        @Override
        public List<Task> anyOf() {
            return race ? members() : List.of();
        }
    }
}

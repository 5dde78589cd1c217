package org.braidlang.concurrency;

import java.util.List;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * For the scheduler of tasks whose code runs in another process: what a task does here on behalf of its other end.
 *
 * <p>Threads: one at a time begins waits for a task; waits are ended by any.
 */
public final class RemoteTasks {
    private RemoteTasks() {}

    /** What a wait has led to. */
    public interface WaitEnd {
        void completed(Object value);

        void failed(ErrorValue error);

        void cancelled();
    }

    /**
     * Begins a wait for a task. If it is not over then, the scheduler's {@code wake} is called when it is.
     *
     * <p>Whether the task counts as one that can go on does not depend on this: its process says so for all its tasks.
     *
     * @param bounded whether the other process will end it in time, so that it is no deadlock
     * @param place where the script waits, if the wait does not tell it
     * @return whether it is over already
     * @throws ScriptError if the operation is refused
     */
    public static boolean begin(final Task task, final Wait wait, final boolean bounded, final @Nullable Place place) {
        wait.start(task);
        if (!wait.isOver()) {
            wait.bounded = bounded;
            final Remote elsewhere = task.remote();
            if (elsewhere != null) {
                elsewhere.waitsAt(place);
            }
            task.waiting = wait;
            if (wait.park()) {
                if (!bounded && wait.kind() != Wait.Kind.ITSELF) {
                    task.execution().graph().parked(task, wait);
                }
                return false;
            }
            task.waiting = null;
        }
        return true;
    }

    /** For {@code wake}: the task goes on. */
    public static void woken(final Task task) {
        task.waiting = null;
    }

    /** Tells what a wait that is over has led to. */
    public static void tell(final Wait wait, final WaitEnd told) {
        wait.tell(told);
    }

    /** Ends a wait because the other end does not want it any more, unless it is over. */
    public static void withdraw(final Wait wait) {
        wait.cancel();
    }

    /**
     * The wait for tasks that the other end waits for. It ends when {@link Wait#complete} is called, or fails.
     *
     * @param all whether it is for the ends of all of them, not of any
     */
    public static Wait waitFor(final List<Task> tasks, final boolean all) {
        return new Tasks(List.copyOf(tasks), all);
    }

    /** A task that a task in another process has spawned; its scheduler is to run it. */
    public static Task child(final Task spawner, final Body.Sent body, final long seed, final int site) {
        final Task task = spawner.child(body, spawner.scheduler(), spawner, site < 0 ? spawner.origin() : Origin.of(site, spawner.origin()));
        task.randomSeed = seed;
        task.execution().started(task, spawner);
        return task;
    }

    /** Notes that a task that was started in another process has failed there, and that nobody has seen it. */
    public static void failedUnseen(final Task spawner, final String name, final int site, final ScriptError error) {
        final Task task = spawner.child(new Body.Sent(name, new byte[0]), spawner.scheduler(), spawner,
                site < 0 ? spawner.origin() : Origin.of(site, spawner.origin()));
        task.execution().started(task, spawner);
        task.end(null, error);
    }

    /** A task of another process that waits here on its own; it is not started. */
    public static Task standIn(final Task outer, final String name, final Remote remote) {
        final Task task = outer.child(new Body.Sent(name, new byte[0]), outer.scheduler(), outer,
                outer.origin());
        task.remote(remote);
        task.execution().started(task, outer);
        return task;
    }

    /** Has an action run once the task has ended, on the thread that has ended it; now if it has. */
    public static void onEnd(final Task task, final Runnable action) {
        final TaskWatcher watcher = new TaskWatcher.Link() {
            @Override
            public void ended(final Task ended) {
                action.run();
            }
        };
        if (!task.watch(watcher)) {
            action.run();
        }
    }

    /** The task's process is gone, or has nothing more to do for it: it lets go of what it holds. */
    public static void releaseAll(final Task task) {
        for (LocalLock lock = held(task); lock != null; lock = held(task)) {
            lock.release(task);
        }
    }

    private static @Nullable LocalLock held(final Task task) {
        synchronized (task) {
            return task.held;
        }
    }

    /** A task waits for others, or goes on: while it waits, it does not count against a default limit. */
    public static void idle(final Task task, final boolean waits) {
        final Group group;
        synchronized (task) {
            group = task.group;
        }
        if (group != null) {
            group.idle(waits);
        }
    }

    /** The error of a failed task has been raised in another process. */
    public static void seen(final Task task) {
        task.execution().seen(task);
    }

    /** The wait of a task in another process for others. */
    static final class Tasks extends Wait {
        private final List<Task> tasks;
        private final boolean all;

        Tasks(final List<Task> tasks, final boolean all) {
            this.tasks = tasks;
            this.all = all;
        }

        @Override
        protected void begin(final Task waiter) {}

        @Override
        public Kind kind() {
            return Kind.TASK;
        }

        @Override
        public String what() {
            return all ? TaskNames.list(tasks) : "the first of " + TaskNames.list(tasks);
        }

        @Override
        protected List<Task> owners() {
            return all ? tasks : List.of();
        }

        @Override
        public List<Task> anyOf() {
            return all ? List.of() : tasks;
        }
    }
}

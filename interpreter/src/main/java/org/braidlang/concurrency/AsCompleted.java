package org.braidlang.concurrency;

import java.util.ArrayDeque;
import java.util.List;
import org.braidlang.runtime.Iteration;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in the order in which they end: {@code for await} waits for each, a plain {@code for} keeps the thread.
 *
 * <p>Threads: one task walks it; the tasks tell of their ends on their own threads. Guarded by the queue's monitor.
 */
final class AsCompleted extends Iteration {
    private final List<Task> tasks;
    private final ArrayDeque<Task> ended = new ArrayDeque<>();
    private int left;
    private @Nullable Next waiter;

    AsCompleted(final List<Task> tasks) {
        this.tasks = tasks;
        left = tasks.size();
        for (final Task task : tasks) {
            final Member member = new Member();
            if (!task.watch(member)) {
                member.ended(task);
            }
        }
    }

    @Override
    public Object next(final Task task) {
        return task.block(await());
    }

    /** The wait for the next one to end; its value is the task, or Iteration.END. */
    Wait await() {
        return new Next();
    }

    private void ended(final Task task) {
        final Next told;
        synchronized (ended) {
            told = waiter;
            waiter = null;
            if (told == null || !told.complete(task)) {
                ended.add(task);
            } else {
                left--;
            }
        }
    }

    private final class Member extends TaskWatcher.Link {
        @Override
        public void ended(final Task task) {
            AsCompleted.this.ended(task);
        }
    }

    private final class Next extends Wait {
        @Override
        protected void begin(final Task waiter) {
            synchronized (ended) {
                final Task next = ended.poll();
                if (next != null) {
                    left--;
                    complete(next);
                } else if (left == 0) {
                    complete(END);
                } else {
                    AsCompleted.this.waiter = this;
                }
            }
        }

        @Override
        protected void withdraw() {
            synchronized (ended) {
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
        public List<Task> anyOf() {
            return tasks.stream().filter(task -> !task.isDone()).toList();
        }

        @Override
        protected String awaiting() {
            return "for await … in as_completed(…)";
        }

        @Override
        public String what() {
            return "the next task to end";
        }
    }
}

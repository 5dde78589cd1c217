package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/** Is told once that a task has ended. Links in a list that the task's monitor guards. */
interface TaskWatcher {
    /** On the thread of the task that has ended, before anything else learns of it. */
    void ended(Task task);

    @Nullable TaskWatcher next();

    void next(@Nullable TaskWatcher following);

    /** One that is nothing else. */
    abstract class Link implements TaskWatcher {
        private @Nullable TaskWatcher next;

        @Override
        public final @Nullable TaskWatcher next() {
            return next;
        }

        @Override
        public final void next(final @Nullable TaskWatcher following) {
            next = following;
        }
    }

    static @Nullable TaskWatcher reversed(final @Nullable TaskWatcher list) {
        TaskWatcher result = null;
        for (TaskWatcher watcher = list; watcher != null; ) {
            final TaskWatcher following = watcher.next();
            watcher.next(result);
            result = watcher;
            watcher = following;
        }
        return result;
    }

    static @Nullable TaskWatcher without(final @Nullable TaskWatcher list, final TaskWatcher removed) {
        if (list == removed) {
            return removed.next();
        }
        for (TaskWatcher watcher = list; watcher != null; watcher = watcher.next()) {
            if (watcher.next() == removed) {
                watcher.next(removed.next());
                break;
            }
        }
        return list;
    }
}

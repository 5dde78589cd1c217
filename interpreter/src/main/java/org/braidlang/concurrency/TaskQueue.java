package org.braidlang.concurrency;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks, first in, first out. They stand in blocks of which each knows the next, so that a queue of a million tasks has
 * never been copied, and takes no room when it is empty again. Not safe for several threads by itself.
 */
final class TaskQueue {
    private static final int BLOCK = 256;

    private static final class Block {
        private final @Nullable Task[] tasks = new Task[BLOCK];
        private @Nullable Block next;
    }

    private Block first = new Block();
    private Block last = first;
    /** Where the first task stands in its block, and the next one will in the last. */
    private int head;
    private int tail;

    boolean isEmpty() {
        return first == last && head == tail;
    }

    void add(final Task task) {
        if (tail == BLOCK) {
            final Block more = new Block();
            last.next = more;
            last = more;
            tail = 0;
        }
        last.tasks[tail++] = task;
    }

    /** Takes out the first one; null if there is none. */
    @Nullable Task poll() {
        if (isEmpty()) {
            return null;
        }
        if (head == BLOCK) {
            first = first.next;
            head = 0;
        }
        final Task task = first.tasks[head];
        first.tasks[head++] = null;
        if (first == last && head == tail) {
            head = 0;
            tail = 0;
        }
        return task;
    }

    /** How many of the tasks in it are such. */
    int count(final Predicate<Task> such) {
        int found = 0;
        for (Block block = first; block != null; block = block.next) {
            for (final Task task : block.tasks) {
                if (task != null && such.test(task)) {
                    found++;
                }
            }
        }
        return found;
    }
}

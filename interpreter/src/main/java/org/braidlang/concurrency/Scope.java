package org.braidlang.concurrency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of what was started inside what: a task, a timeout, or the branches of a parallel. The script's
 * first task is the root. Only what still runs is in the tree: what was started inside a scope that has ended moves up
 * to the scope around it, so that a chain of tasks that each start the next one keeps nothing alive.
 *
 * <p>Threads: the list of children is guarded by this scope's monitor, a child's links and its parent by the parent's.
 * Where two monitors are needed, the outer scope's is taken first.
 */
abstract class Scope {
    private volatile @Nullable Scope parent;
    private @Nullable Scope firstChild;
    /** The siblings form a ring. */
    private @Nullable Scope next;
    private @Nullable Scope previous;

    /** Opens a scope inside {@code parent}; called by the task whose scope the parent is, or by nobody for the root. */
    final void open(final Scope outer) {
        parent = outer;
        synchronized (outer) {
            outer.link(this);
        }
    }

    /** Takes this scope out of the tree, and leaves what still runs inside it to the scope around it. */
    final void close() {
        for (Scope outer = parent; outer != null; outer = parent) {
            synchronized (outer) {
                if (parent == outer) {
                    outer.unlink(this);
                    synchronized (this) {
                        handOver(outer);
                    }
                    parent = null;
                }
            }
        }
    }

    /** The scope around this one; null for the root, and for one that has been closed. */
    final @Nullable Scope outer() {
        return parent;
    }

    private void handOver(final Scope outer) {
        for (Scope child = firstChild; child != null; child = firstChild) {
            unlink(child);
            child.parent = outer;
            outer.link(child);
        }
    }

    private void link(final Scope child) {
        final Scope first = firstChild;
        if (first == null) {
            child.next = child;
            child.previous = child;
            firstChild = child;
        } else {
            final Scope last = first.previous;
            child.next = first;
            child.previous = last;
            last.next = child;
            first.previous = child;
        }
    }

    private void unlink(final Scope child) {
        if (child.next == child) {
            firstChild = null;
        } else {
            child.previous.next = child.next;
            child.next.previous = child.previous;
            if (firstChild == child) {
                firstChild = child.next;
            }
        }
        child.next = null;
        child.previous = null;
    }

    /** What was opened directly inside this scope and has not ended, oldest first; a copy. */
    final List<Scope> children() {
        synchronized (this) {
            final Scope first = firstChild;
            if (first == null) {
                return List.of();
            }
            final List<Scope> children = new ArrayList<>();
            Scope child = first;
            do {
                children.add(child);
                child = child.next;
            } while (child != first);
            return children;
        }
    }

    final boolean isEmpty() {
        synchronized (this) {
            return firstChild == null;
        }
    }

    /** The tasks inside this scope that have not ended, at any depth, outer ones first; a copy, without this one. */
    final List<Task> tasksInside() {
        final List<Task> tasks = new ArrayList<>();
        final Deque<Scope> pending = new ArrayDeque<>(children());
        while (!pending.isEmpty()) {
            final Scope scope = pending.removeFirst();
            if (scope instanceof Task task) {
                tasks.add(task);
            }
            pending.addAll(scope.children());
        }
        return tasks;
    }

    /**
     * Cancels the tasks inside this scope, and what runs inside those, unless they stand in a {@code finally}: those
     * pass it on when that has ended. Any thread.
     */
    final void cancelInside() {
        final Deque<Scope> pending = new ArrayDeque<>(cancelRemote(children()));
        while (!pending.isEmpty()) {
            final Scope scope = pending.removeFirst();
            if (!(scope instanceof Task task) || task.requestCancel()) {
                pending.addAll(cancelRemote(scope.children()));
            }
        }
    }

    /**
     * Cancels those that have workers or wait for one, the newest first: one that has not begun is not to get the worker
     * of another that has just been cancelled.
     */
    static <S extends Scope> List<S> cancelRemote(final List<S> scopes) {
        for (int i = scopes.size() - 1; i >= 0; i--) {
            if (scopes.get(i) instanceof Task task && task.remote() != null) {
                task.requestCancel();
            }
        }
        return scopes;
    }
}

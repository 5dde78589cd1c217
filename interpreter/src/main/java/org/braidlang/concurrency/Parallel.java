package org.braidlang.concurrency;

import org.braidlang.runtime.Callable;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.Operators;
import org.jspecify.annotations.Nullable;

/** {@code parallel}: no branch outlives it. On the thread of the task that it is part of. */
final class Parallel extends Gathering {
    private final int limit;
    private final int site;
    /** The statements of a block, or the body of a loop. */
    private final Object[] branches;
    /** The items of a loop, taken one by one as tasks can start; null for a block. */
    private final @Nullable Iteration items;

    private @Nullable Origin origin;
    private int started;
    private int depth;
    private boolean exhausted;

    private Parallel(final Object[] branches, final @Nullable Iteration items, final int limit, final int site) {
        super(Group.ofBranches());
        this.branches = branches;
        this.items = items;
        this.limit = limit;
        this.site = site;
    }

    static Parallel of(final Object[] branches, final int limit, final int site) {
        return new Parallel(branches, null, limit, site);
    }

    static Parallel over(final Object iterable, final Object body, final int limit, final int site) {
        return new Parallel(new Object[] {body}, Operators.iterate(iterable), limit, site);
    }

    @Override
    int startMore(final Task task) {
        if (origin == null) {
            origin = Origin.of(site, task.origin());
            group.open(task.inner());
            depth = task.depth;
        }
        while (!exhausted && group.running() < limit && !group.isDecided()) {
            task.poll();
            final Body body = next(task);
            if (body == null) {
                exhausted = true;
            } else {
                group.add(TaskOperations.start(task, task.child(body, group, origin)));
            }
        }
        return exhausted ? 0 : limit - 1;
    }

    private @Nullable Body next(final Task task) {
        if (items == null) {
            return started == branches.length ? null : new Body.Branch((Callable) branches[started++]);
        }
        task.depth = depth;
        final Object item = items.next(task);
        return item == Iteration.END ? null : new Body.Item((Callable) branches[0], item);
    }

    @Override
    void cancelRest() {
        group.members().forEach(Task::cancel);
    }

    @Override
    boolean waitsWhenInterrupted() {
        return true;
    }

    @Override
    Object result() {
        return group.result();
    }

    @Override
    void finished() {
        group.close();
    }

    @Override
    public String name() {
        return "parallel";
    }
}

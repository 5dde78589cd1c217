package org.braidlang.concurrency;

import org.braidlang.runtime.Callable;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Operators;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/** {@code parallel}: no branch outlives it. On the thread of the task that it is part of. */
final class Parallel extends Gathering {
    /** 0 for the one of the model. */
    private final int limit;
    /** The model of the branches; null for that of the task that it is part of. */
    private final @Nullable String on;
    private final int site;
    /** The branches of a block; empty for a loop. */
    private final Object[] statements;
    /** The body of a loop, and its items, taken one by one as tasks can start; null for a block. */
    private final @Nullable Body turn;
    private final @Nullable Iteration items;

    private @Nullable Origin origin;
    private int started;
    private int depth;
    private boolean exhausted;

    private Parallel(final Object[] statements, final @Nullable Body turn, final @Nullable Iteration items,
            final int limit, final @Nullable String on, final int site) {
        super(Group.ofBranches(limit > 0));
        this.statements = statements;
        this.turn = turn;
        this.items = items;
        this.limit = limit;
        this.on = on;
        this.site = site;
    }

    static Parallel of(final Object[] branches, final int limit, final @Nullable String on, final int site) {
        return new Parallel(branches, null, null, limit, on, site);
    }

    static Parallel over(final Object iterable, final Object body, final int limit, final @Nullable String on,
            final int site) {
        return new Parallel(new Object[0], new Body.Turn((Callable) body), Operators.iterate(iterable), limit, on, site);
    }

    @Override
    int startMore(final Task task) {
        if (origin == null) {
            origin = Origin.of(site, task.origin());
            group.open(task.inner());
            depth = task.depth;
        }
        final int most = limit > 0 ? limit
                : items == null ? Integer.MAX_VALUE : task.execution().schedulers().on(on, task).window();
        while (!exhausted && group.running() < most && !group.isDecided()) {
            task.poll();
            if (items != null) {
                task.depth = depth;
                final Object item = items.next(task);
                exhausted = item == Iteration.END;
                if (!exhausted) {
                    start(task, turn, item);
                }
            } else if (started < statements.length) {
                start(task, new Body.Branch((Callable) statements[started++]), None.NONE);
            } else {
                exhausted = true;
            }
        }
        return exhausted ? ALL_STARTED : limit > 0 ? limit - 1 : most - Math.max(1, most / 4);
    }

    private void start(final Task task, final Body body, final Object item) {
        final Scheduler scheduler = task.execution().schedulers().on(on, task);
        final Task branch = task.child(body, scheduler, group, origin);
        branch.send(item);
        group.expect(branch);
        try {
            TaskOperations.start(task, branch);
        } catch (ScriptError refused) {
            group.forget();
            throw refused;
        }
    }

    @Override
    boolean waitsWhenInterrupted() {
        return true;
    }

    @Override
    Object result(final Task task) {
        return group.result(task);
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

package org.braidlang.concurrency.processes;

import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.Remote;
import org.braidlang.concurrency.RemoteTasks;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * Another task of a call's process, which waits here or is waited for: it is not run or cancelled from here. Safe for any
 * thread.
 */
final class StandIn implements Remote {
    private final Call call;
    private final String name;
    private final boolean onLoop;
    private @Nullable Task task;
    private volatile @Nullable Place place;
    /** Set while it keeps the thread of the loop, and waits. */
    private volatile @Nullable String refusal;

    private StandIn(final Call call, final String name, final boolean onLoop) {
        this.call = call;
        this.name = name;
        this.onLoop = onLoop;
    }

    static StandIn of(final Call call, final String name, final boolean onLoop) {
        final StandIn other = new StandIn(call, name, onLoop);
        other.task = RemoteTasks.standIn(call.task(), name, other);
        return other;
    }

    Task task() {
        return task;
    }

    /** @param what what is wrong if only another task of its loop can end its wait; null when it does not keep that */
    void keepsLoop(final @Nullable String what) {
        refusal = what;
    }

    void end() {
        RemoteTasks.releaseAll(task);
        task.end(true, null);
        call.hearsOfEnd(task);
    }

    @Override
    public void cancel() {}

    @Override
    public boolean isToldToStop() {
        return call.isToldToStop();
    }

    @Override
    public @Nullable Place place() {
        return place;
    }

    @Override
    public void waitsAt(final @Nullable Place known) {
        place = known;
    }

    @Override
    public @Nullable Task keeper() {
        final Task keeper = onLoop ? call.loopKeeper() : null;
        return keeper == task ? null : keeper;
    }

    @Override
    public @Nullable String refusal() {
        return refusal;
    }

    @Override
    public void drop() {}

    @Override
    public void seen() {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public void renamed(final String name) {}
}

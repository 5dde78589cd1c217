package org.braidlang.concurrency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Program;
import org.jspecify.annotations.Nullable;

/**
 * A lock of this process.
 *
 * <p>Taking a free one is one compare-and-set. Tasks with threads of their own compete for it when it becomes free:
 * whoever runs takes it, because handing it to a parked thread would cost two switches each time; one that has waited
 * for long is handed it. Tasks of a loop are handed it in the order in which they came. Safe for any thread.
 */
final class LocalLock extends Lock {
    private static final int SPINS = 200;
    /**
     * How many pauses, some 50 µs in all, a thread makes at last between two looks at the lock. A look takes it out of
     * its holder's cache, so that there are more and more pauses between them.
     */
    private static final int MOST_PAUSES = 2048;
    /** The same where others wait already: there are more threads than the lock can serve. */
    private static final int FEW_PAUSES = 64;
    private static final long PATIENCE = 1_000_000;

    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(LocalLock.class, "owner", Task.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Task owner;
    /** How many wait; changed under the queue's monitor. */
    private volatile int waiting;
    /** Guarded by itself. */
    private final ArrayDeque<Taking> queue = new ArrayDeque<>();
    /**
     * To which process it is lent; then the owner is only the task for which it was. Guarded by the queue's monitor, and
     * so is whether it was recalled.
     */
    private volatile @Nullable Borrower borrower;
    private boolean recalled;
    /** Where the owner took it, and the lock that it had taken before; the owner's. */
    private int site;
    private @Nullable LocalLock below;

    @Override
    public boolean tryTake(final Task task, final int where) {
        if (own(task)) {
            taken(task, where);
            return true;
        }
        if (owner == task && borrower == null) {
            throw Errors.deadlock(heldAlready(where));
        }
        if (task.scheduler().hasThreads() && !task.scheduler().turns().areExclusive()) {
            for (int pauses = 1; pauses <= (waiting == 0 ? MOST_PAUSES : FEW_PAUSES); pauses *= 2) {
                pause(pauses);
                if (own(task)) {
                    taken(task, where);
                    return true;
                }
            }
        }
        return false;
    }

    private static void pause(final int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    private String heldAlready(final int where) {
        final Program program = owner.execution().program();
        final LockNames.Use use = new LockNames.Use(this, where);
        return "task '" + owner.name() + "' holds " + new LockNames(program, owner.globals, List.of(use)).of(use)
                + " already"
                + Deadlock.line(Place.of(program, site), false) + " and would wait for itself";
    }

    @Override
    public Wait take(final int where) {
        return new Taking(where);
    }

    @Override
    public void release(final Task task) {
        if (unlink(task)) {
            free();
        }
    }

    /** Only who has borrowed it knows whether it is held. */
    @Override
    public boolean isLocked() {
        if (borrower != null) {
            awaitReturn();
        }
        return owner != null;
    }

    @Override
    public boolean lend(final Task holder, final Supplier<@Nullable Borrower> lender) {
        synchronized (queue) {
            if (waiting > 0 || !unlink(holder)) {
                return false;
            }
            final Borrower to = lender.get();
            if (to != null) {
                borrower = to;
                recalled = false;
                return true;
            }
        }
        free();
        return true;
    }

    @Override
    public void givenBack(final @Nullable Task holder, final int where) {
        final Task lentFor;
        final boolean wasRecalled;
        final List<Taking> waiters;
        synchronized (queue) {
            if (borrower == null) {
                return;
            }
            lentFor = owner;
            wasRecalled = recalled;
            // Before anybody who has waited for its return looks whether it is locked.
            owner = holder;
            if (holder != null) {
                site = where;
                link(holder);
            }
            borrower = null;
            waiters = List.copyOf(queue);
            queue.notifyAll();
        }
        if (holder == null) {
            wakeNext();
        } else {
            waiters.forEach(waiter -> waiter.task().execution().graph().parked(waiter.task(), waiter));
        }
        if (wasRecalled) {
            lentFor.execution().graph().deactivate();
        }
    }

    /** Asks for it to be given back, if that was not done. What was asked for counts as something that can go on. */
    private void recall() {
        final Borrower asked;
        synchronized (queue) {
            asked = recalled ? null : borrower;
            if (asked != null) {
                recalled = true;
                owner.execution().graph().activate();
            }
        }
        if (asked != null) {
            asked.recall();
        }
    }

    private void awaitReturn() {
        recall();
        synchronized (queue) {
            while (borrower != null) {
                try {
                    queue.wait();
                } catch (final InterruptedException _) {
                    // Nobody's signal here.
                }
            }
        }
    }

    /**
     * Puts it into the list of what a task holds. That is the own thread's of the task, but for one whose code runs in
     * another process: there, whatever hears from that process changes it.
     */
    private void link(final Task task) {
        if (task.remote() == null) {
            below = task.held;
            task.held = this;
        } else {
            synchronized (task) {
                below = task.held;
                task.held = this;
            }
        }
    }

    /** Takes it out of that list. @return false if somebody else has done so, who then lets go of it */
    private boolean unlink(final Task task) {
        if (task.remote() == null) {
            return remove(task);
        }
        synchronized (task) {
            return remove(task);
        }
    }

    private boolean remove(final Task task) {
        LocalLock above = null;
        for (LocalLock lock = task.held; lock != this; lock = lock.below) {
            if (lock == null) {
                return false;
            }
            above = lock;
        }
        if (above == null) {
            task.held = below;
        } else {
            above.below = below;
        }
        below = null;
        return true;
    }

    @Nullable Task owner() {
        return owner;
    }

    int site() {
        return site;
    }

    /** The lock that its owner had taken before; null if there is none. */
    @Nullable LocalLock below() {
        return below;
    }

    private boolean own(final Task task) {
        return owner == null && OWNER.compareAndSet(this, null, task);
    }

    private void taken(final Task task, final int where) {
        site = where;
        link(task);
    }

    private void free() {
        owner = null;
        if (waiting != 0) {
            wakeNext();
        }
    }

    /** Hands a free lock to who waits longest, or lets that one compete for it. */
    private void wakeNext() {
        synchronized (queue) {
            for (Taking next = queue.peek(); next != null; next = queue.peek()) {
                if (next.isOver()) {
                    leave(next);
                } else if (next.competes()) {
                    next.wakeUp();
                    return;
                } else if (!own(next.task())) {
                    return;
                } else {
                    leave(next);
                    final boolean handedOver = next.complete(None.NONE);
                    next.stopCompeting();
                    if (handedOver) {
                        return;
                    }
                    owner = null;
                }
            }
        }
    }

    private void leave(final Taking wait) {
        if (queue.remove(wait)) {
            waiting--;
        }
    }

    /** Waits for the lock. The fields are guarded by the queue's monitor. */
    private final class Taking extends Wait {
        private final int where;
        private long since;
        /** Whether its thread has been woken to compete, and is counted as one that can go on. */
        private boolean woken;

        Taking(final int where) {
            this.where = where;
        }

        @Override
        protected void begin(final Task waiter) {
            since = System.nanoTime();
            synchronized (queue) {
                queue.add(this);
                waiting++;
                if (own(waiter)) {
                    leave(this);
                    complete(None.NONE);
                }
            }
            if (borrower != null) {
                recall();
            }
        }

        boolean competes() {
            return blocking && task().scheduler().hasThreads() && System.nanoTime() - since < PATIENCE;
        }

        void wakeUp() {
            if (!woken) {
                woken = true;
                task().execution().graph().activate();
                task().scheduler().nudge(task());
            }
        }

        /** It is over: its thread is counted for that, no longer for having been woken. */
        void stopCompeting() {
            if (woken) {
                woken = false;
                task().execution().graph().quietlyDeactivate();
            }
        }

        /** Under the monitor, a release either sees that this was not woken, or is seen here. */
        @Override
        protected void retry() {
            for (int i = 0; i < SPINS && owner != null; i++) {
                Thread.onSpinWait();
            }
            final boolean parksAgain;
            synchronized (queue) {
                if (own(task())) {
                    leave(this);
                    if (!complete(None.NONE)) {
                        free();
                    }
                }
                if (isOver()) {
                    stopCompeting();
                }
                parksAgain = woken;
                woken = false;
            }
            if (parksAgain) {
                task().execution().graph().deactivate();
            }
        }

        @Override
        protected void withdraw() {
            synchronized (queue) {
                leave(this);
                stopCompeting();
                if (owner == null) {
                    wakeNext();
                }
            }
        }

        @Override
        protected Object received(final Object none) {
            taken(task(), where);
            return none;
        }

        @Override
        public Kind kind() {
            return Kind.RESOURCE;
        }

        @Override
        public String what() {
            return "a lock";
        }

        @Override
        protected int site() {
            return where;
        }

        @Override
        LocalLock lock() {
            return LocalLock.this;
        }

        @Override
        protected @Nullable Task owner() {
            return borrower == null ? owner : null;
        }
    }
}

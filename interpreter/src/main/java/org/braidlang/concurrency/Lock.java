package org.braidlang.concurrency;

import java.util.Map;
import java.util.function.Supplier;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;
import org.jspecify.annotations.Nullable;

/** A lock, which one task holds at a time. Not reentrant. Safe for any thread. */
public abstract class Lock implements Instance {
    /**
     * Takes it if it is free.
     *
     * @param where the number of the place in the script
     * @throws org.braidlang.runtime.ScriptError DeadlockError, if the task holds it already
     */
    public abstract boolean tryTake(Task task, int where);

    /** The wait for it; afterwards the task holds it. */
    public abstract Wait take(int where);

    /** Lets go of it. The task holds it. */
    public abstract void release(Task task);

    /** Whether a task holds it. */
    public abstract boolean isLocked();

    /**
     * Lends it to the process of the task that has just taken it. Not done where others wait for it.
     *
     * @param lender tells the process, before anybody can recall it; gives null if the process is gone, which then has
     *     let go of it
     * @return whether that was done, so that nothing is left to tell
     */
    public boolean lend(final Task holder, final Supplier<@Nullable Borrower> lender) {
        return false;
    }

    /** It is lent no more. @param holder who holds it; null if it is free @param where it was taken */
    public void givenBack(final @Nullable Task holder, final int where) {}

    @Override
    public final String typeName() {
        return "Lock";
    }

    @Override
    public final Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.LOCK;
    }

    @Override
    public String toString() {
        return isLocked() ? "<Lock, locked>" : "<Lock>";
    }
}

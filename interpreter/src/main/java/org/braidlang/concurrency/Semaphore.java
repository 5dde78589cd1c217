package org.braidlang.concurrency;

import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;

/** So many permits; who finds none waits in line. Safe for any thread. */
public abstract class Semaphore implements Instance {
    /** The wait for a permit; its value is true. */
    public abstract Wait acquire();

    /** Takes a permit if there is one. */
    public abstract boolean tryAcquire();

    /** The task gives a permit back, which need not be one that it has taken. */
    public abstract void release(Task task);

    @Override
    public final String typeName() {
        return "Semaphore";
    }

    @Override
    public final Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.SEMAPHORE;
    }

    @Override
    public final String toString() {
        return "<Semaphore>";
    }
}

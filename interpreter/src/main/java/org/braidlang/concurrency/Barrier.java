package org.braidlang.concurrency;

import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;

/** Lets tasks go on once so many of them wait, again and again. Safe for any thread. */
public abstract class Barrier implements Instance {
    /** The wait for the others; its value is the order of arrival, from 0. Who is cancelled does not count any more. */
    public abstract Wait await();

    @Override
    public final String typeName() {
        return "Barrier";
    }

    @Override
    public final Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.BARRIER;
    }

    @Override
    public final String toString() {
        return "<Barrier>";
    }
}

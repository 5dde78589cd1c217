package org.braidlang.concurrency;

import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;

/** A flag that tasks can wait for. Safe for any thread. */
public abstract class Event implements Instance {
    /** Sets the flag, and lets all go on that wait for it. */
    public abstract void set();

    /** Takes the flag back. */
    public abstract void clear();

    /** Whether the flag is set. */
    public abstract boolean isSet();

    /** The wait for the flag; its value is true. */
    public abstract Wait await();

    @Override
    public final String typeName() {
        return "Event";
    }

    @Override
    public final Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.EVENT;
    }

    @Override
    public final String toString() {
        return "<Event>";
    }
}

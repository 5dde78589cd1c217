package org.braidlang.runtime;

import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime asks of a compiled program: where its code stands in the script. Implementations are safe for any
 * thread.
 */
public interface Program {
    /** A place in a script, and the function that it is in. */
    record Location(String function, Span span) {}

    /** The place that compiled code names by a number: a spawn, a lock, a parallel. */
    Location site(int site);

    /**
     * The place of a bytecode index, or null where the class is none of this program's. A negative index is a line: where
     * the JVM tells no more.
     */
    @Nullable Location locate(String className, String method, String descriptor, int bytecodeIndex);

    /** Where a coroutine of this class waits when its program counter is {@code pc}. */
    @Nullable Location suspension(String className, int pc);
}

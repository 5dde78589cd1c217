package org.braidlang.runtime;

import java.util.Map;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.source.Span;

/**
 * A compiled program, as the runtime knows it: where its code stands in the script, and how what it consists of is made
 * anew. Implementations are safe for any thread.
 */
public interface Program extends CodeSource {
    /** A place in a script, and the function that it is in. */
    record Location(String function, Span span) {}

    /** Whether a closure or a coroutine is of one of this program's classes. */
    boolean owns(Object value);

    /** New top-level variables, none of them set. */
    Globals newGlobals(Map<String, Object> builtins, Map<String, Object> modules);

    /**
     * A closure without the variables that it captures, which are still to be filled in.
     *
     * @param defaults kept, not copied
     * @throws IllegalArgumentException if this is not the class of a closure
     */
    Closure newClosure(String className, Object[] defaults);

    /**
     * A coroutine without its arguments, which are still to be filled in.
     *
     * @throws IllegalArgumentException if this is not the class of a coroutine
     */
    Coroutine newCoroutine(String className);
}

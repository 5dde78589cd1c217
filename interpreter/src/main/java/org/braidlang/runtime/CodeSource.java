package org.braidlang.runtime;

import java.util.List;
import java.util.Map;
import org.braidlang.runtime.Program.Location;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a compiled program where it was compiled. A process that only runs a part of it asks the one that
 * has compiled it. Classes go by their binary names. Implementations are safe for any thread.
 */
public interface CodeSource {
    /**
     * What copying a function's values needs: the names of the variables that it captures, and the positions of the
     * top-level variables that it, and all functions that it calls or makes, read or write. Not to be changed.
     */
    record Code(List<String> captured, int[] reached) {}

    /**
     * The top-level variables of a program.
     *
     * @param variables their names, in the order of their positions
     * @param exports for each imported script the positions of the variables that it declares at its top level
     */
    record Outline(List<String> variables, List<Map<String, Integer>> exports) {}

    /** The bytes of a class, or null if it is none of this program's. */
    byte @Nullable [] classBytes(String className);

    /** Of the class of a function's closures or coroutines; null for any other class. */
    @Nullable Code code(String className);

    Outline outline();

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

package org.braidlang.resolve;

import java.util.Collection;

/** The names that every script knows without declaring them, and the modules that it can import. */
public interface BuiltinNames {
    /** Whether {@code name} is a built-in function, error kind or value. */
    boolean known(String name);

    /** All of them, for suggestions. */
    Collection<String> all();

    /** The modules of the standard library. Where there are none, imports are not checked. */
    Collection<String> modules();
}

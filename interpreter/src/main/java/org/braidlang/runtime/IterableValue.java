package org.braidlang.runtime;

/** A value that {@code for} can walk. */
public interface IterableValue {
    /** A new walk from the first item. */
    Iteration iterate();
}

package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * Watches the tasks of one run. Called on the thread on which it happens, so by several at once, and expected to be
 * quick and to throw nothing.
 */
public interface Tracer {
    /** @param spawner null for the script's top level */
    void started(Task task, @Nullable Task spawner);

    /** The task gives way, or keeps its thread if {@code wait} blocks. */
    void waits(Task task, Wait wait);

    void goesOn(Task task, Wait wait);

    void ended(Task task);
}

package org.braidlang.runtime;

import org.braidlang.concurrency.Task;

/** A value that {@code with} can close. */
public interface Closable {
    /** Lets go of what it holds; closing twice is closing once. Called once by the task that leaves the block. */
    void close(Task task);
}

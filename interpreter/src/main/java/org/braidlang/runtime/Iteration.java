package org.braidlang.runtime;

import org.braidlang.concurrency.Task;

/** One walk over an iterable's items. Used by one task at a time. */
public abstract class Iteration {
    /** What {@link #next} gives when there are no more items. */
    public static final Object END = new Object();

    /** The next item, or {@link #END}; raises ValueError where a dict or set was changed meanwhile. */
    public abstract Object next(Task task);
}

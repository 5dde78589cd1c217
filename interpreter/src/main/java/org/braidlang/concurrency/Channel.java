package org.braidlang.concurrency;

import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Closable;
import org.braidlang.runtime.Instance;
import org.braidlang.runtime.IterableValue;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.Sized;

/**
 * A queue between tasks, which holds so many items at most; with none at all, sender and receiver meet. Safe for any
 * thread.
 */
public abstract class Channel implements Instance, Sized, IterableValue, Closable {
    /** The capacity of a channel that holds any number of items. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** The wait until there is room for an item, or somebody takes it. */
    public abstract Wait send(Object item);

    /** The wait for an item; ValueError when the channel is closed and empty. */
    public abstract Wait receive();

    /** The wait for an item; Iteration.END when the channel is closed and empty. */
    public abstract Wait receiveNext();

    /** Nothing more can be sent; what was sent can be received still. Closing twice is closing once. */
    public abstract void close();

    /** From now on receivers get copies of what is sent: tasks of other processes use it too. */
    public abstract void copyItems(Packing packing);

    @Override
    public final void close(final Task task) {
        close();
    }

    /** Walks the items as they come, and keeps the thread while there are none. */
    @Override
    public final Iteration iterate() {
        return new Iteration() {
            @Override
            public Object next(final Task task) {
                return task.block(receiveNext());
            }
        };
    }

    /** How many items wait to be received. */
    @Override
    public abstract int size();

    @Override
    public final String typeName() {
        return "Channel";
    }

    @Override
    public final Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.CHANNEL;
    }

    @Override
    public final String toString() {
        return "<Channel>";
    }
}

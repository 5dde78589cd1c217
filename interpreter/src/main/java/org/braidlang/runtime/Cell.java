package org.braidlang.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A variable that several functions or tasks can reach. A small int is kept in {@code number} while {@code object} is
 * null, so that counting allocates nothing; any other value stands in {@code object}.
 *
 * <p>Threads: any thread reads and writes. Both fields are read and written opaque: updates of racing tasks get lost,
 * as they should, but every write is seen in the end and every read gives a value that somebody wrote.
 *
 * <p>Its subclass is loaded only for programs with a shared var: in others Java calls these methods directly.
 */
public class Cell {
    private static final VarHandle NUMBER;
    private static final VarHandle OBJECT;

    static {
        try {
            final MethodHandles.Lookup lookup = MethodHandles.lookup();
            NUMBER = lookup.findVarHandle(Cell.class, "number", long.class);
            OBJECT = lookup.findVarHandle(Cell.class, "object", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What a cell holds before its declaration has run. */
    public static final Object UNSET = new Object();

    @SuppressWarnings("unused")
    private long number;

    @SuppressWarnings("unused")
    private Object object = UNSET;

    /** The value, or {@link #UNSET}. */
    public Object get() {
        final Object value = OBJECT.getOpaque(this);
        return value != null ? value : (Object) (long) NUMBER.getOpaque(this);
    }

    public void set(final Object value) {
        if (value instanceof Long small) {
            set((long) small);
        } else {
            OBJECT.setOpaque(this, value);
        }
    }

    public void set(final long value) {
        NUMBER.setOpaque(this, value);
        OBJECT.setOpaque(this, null);
    }
}

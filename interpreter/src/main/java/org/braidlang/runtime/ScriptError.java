package org.braidlang.runtime;

import org.jspecify.annotations.Nullable;

/**
 * An error of the script, on its way up the stack. It carries the trace of the script instead of one of Java.
 *
 * <p>The same error may be raised in several tasks, each with a ScriptError of its own; its trace is where it was
 * raised first.
 */
public final class ScriptError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ErrorValue value;

    public ScriptError(final ErrorValue value) {
        this(value, null);
    }

    /** @param fault what went wrong in the implementation; scripts do not see it */
    ScriptError(final ErrorValue value, final @Nullable Throwable fault) {
        super(null, fault, false, false);
        this.value = value;
        if (value.trace() == null) {
            value.setTrace(ScriptTrace.capture());
        }
    }

    public ErrorValue value() {
        return value;
    }

    /** For the implementation's own messages; scripts see {@link #value}. */
    @Override
    public String getMessage() {
        return value.toString();
    }
}

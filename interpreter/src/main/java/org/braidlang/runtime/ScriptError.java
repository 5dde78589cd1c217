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

    /** An error that was made outside of any script code gets the trace of the code that raises it now. Gives itself. */
    public ScriptError raisedHere() {
        final ScriptTrace known = value.trace();
        if (known == null || known.isEmpty()) {
            value.setTrace(ScriptTrace.capture());
        }
        return this;
    }

    /** Gives itself, with the trace of the fault of which it was made. */
    ScriptError raisedAt(final Throwable fault) {
        final ScriptTrace trace = ScriptTrace.of(fault);
        if (!trace.isEmpty()) {
            value.setTrace(trace);
        }
        return this;
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

package org.braidlang.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as a value of the language. Kind and message never change; cause, others and trace are each set once, by the
 * task that raises it, before another task can see it: hence volatile and no more.
 */
public final class ErrorValue {
    private final ErrorKind kind;
    private final String message;
    private volatile @Nullable ErrorValue cause;
    private volatile List<ErrorValue> others = List.of();
    private volatile @Nullable ScriptTrace trace;

    public ErrorValue(final ErrorKind kind, final String message) {
        this.kind = kind;
        this.message = message;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Without the kind; may be empty. */
    public String message() {
        return message;
    }

    /** What was being handled when this was raised. */
    public @Nullable ErrorValue cause() {
        return cause;
    }

    public void setCause(final @Nullable ErrorValue cause) {
        this.cause = cause;
    }

    /** The errors of the other branches of a {@code parallel}. */
    public List<ErrorValue> others() {
        return others;
    }

    public void setOthers(final List<ErrorValue> others) {
        this.others = List.copyOf(others);
    }

    /** Where it was raised first, or null while it was not. */
    public @Nullable ScriptTrace trace() {
        return trace;
    }

    public void setTrace(final ScriptTrace trace) {
        this.trace = trace;
    }

    /** As an uncaught error shows: {@code ValueError: message}. */
    @Override
    public String toString() {
        return message.isEmpty() ? kind.name() : kind.name() + ": " + message;
    }
}

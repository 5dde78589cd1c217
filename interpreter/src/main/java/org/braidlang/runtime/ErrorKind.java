package org.braidlang.runtime;

import java.util.List;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * A kind of error: what stands behind {@code raise} and {@code catch}. Calling one makes an {@link ErrorValue}. There
 * is one object for each kind, so identity compares them. It prints as its name, and equals that string, so that
 * {@code e.kind} can be shown and compared in either way. Immutable.
 */
public final class ErrorKind extends Callable {
    public static final ErrorKind ERROR = new ErrorKind("Error", null);
    public static final ErrorKind TYPE_ERROR = new ErrorKind("TypeError", ERROR);
    public static final ErrorKind VALUE_ERROR = new ErrorKind("ValueError", ERROR);
    public static final ErrorKind INDEX_ERROR = new ErrorKind("IndexError", ERROR);
    public static final ErrorKind KEY_ERROR = new ErrorKind("KeyError", ERROR);
    public static final ErrorKind NAME_ERROR = new ErrorKind("NameError", ERROR);
    public static final ErrorKind ATTRIBUTE_ERROR = new ErrorKind("AttributeError", ERROR);
    public static final ErrorKind ZERO_DIVISION_ERROR = new ErrorKind("ZeroDivisionError", ERROR);
    public static final ErrorKind OVERFLOW_ERROR = new ErrorKind("OverflowError", ERROR);
    public static final ErrorKind ASSERTION_ERROR = new ErrorKind("AssertionError", ERROR);
    public static final ErrorKind RECURSION_ERROR = new ErrorKind("RecursionError", ERROR);
    public static final ErrorKind IO_ERROR = new ErrorKind("IOError", ERROR);
    public static final ErrorKind HTTP_ERROR = new ErrorKind("HttpError", ERROR);
    public static final ErrorKind DB_ERROR = new ErrorKind("DbError", ERROR);
    public static final ErrorKind TIMEOUT_ERROR = new ErrorKind("TimeoutError", ERROR);
    public static final ErrorKind DEADLOCK_ERROR = new ErrorKind("DeadlockError", ERROR);
    public static final ErrorKind WORKER_ERROR = new ErrorKind("WorkerError", ERROR);
    public static final ErrorKind NOT_SENDABLE_ERROR = new ErrorKind("NotSendableError", ERROR);
    public static final ErrorKind PERMISSION_ERROR = new ErrorKind("PermissionError", ERROR);
    public static final ErrorKind LIMIT_ERROR = new ErrorKind("LimitError", ERROR);

    /** Stands beside {@code Error}, not under it, so that only its own name catches it. */
    public static final ErrorKind CANCELLED_ERROR = new ErrorKind("CancelledError", null);

    private static final List<ErrorKind> ALL = List.of(ERROR, TYPE_ERROR, VALUE_ERROR, INDEX_ERROR, KEY_ERROR,
            NAME_ERROR, ATTRIBUTE_ERROR, ZERO_DIVISION_ERROR, OVERFLOW_ERROR, ASSERTION_ERROR, RECURSION_ERROR,
            IO_ERROR, HTTP_ERROR, DB_ERROR, TIMEOUT_ERROR, DEADLOCK_ERROR, WORKER_ERROR, NOT_SENDABLE_ERROR,
            PERMISSION_ERROR, LIMIT_ERROR, CANCELLED_ERROR);

    private final String name;
    private final @Nullable ErrorKind parent;

    private ErrorKind(final String name, final @Nullable ErrorKind parent) {
        this.name = name;
        this.parent = parent;
    }

    /** All kinds there are. */
    public static List<ErrorKind> all() {
        return ALL;
    }

    /** The kind of this name, or null. */
    public static @Nullable ErrorKind named(final String name) {
        for (final ErrorKind kind : ALL) {
            if (kind.name.equals(name)) {
                return kind;
            }
        }
        return null;
    }

    @Override
    public String name() {
        return name;
    }

    /** The kind above it, or null. */
    public @Nullable ErrorKind parent() {
        return parent;
    }

    /** Whether {@code catch other} catches errors of this kind. */
    public boolean isA(final ErrorKind other) {
        return this == other || parent != null && parent.isA(other);
    }

    /** An error of this kind, not raised yet. */
    public ErrorValue make(final String message) {
        return new ErrorValue(this, message);
    }

    @Override
    public Object call(final Task task) {
        return make("");
    }

    @Override
    public Object call(final Task task, final Object message) {
        return make(Format.str(message));
    }

    @Override
    public Object call(final Task task, final Object[] arguments) {
        return switch (arguments.length) {
            case 0 -> call(task);
            case 1 -> call(task, arguments[0]);
            default -> throw ArgumentErrors.tooMany(name, 0, 1, arguments.length);
        };
    }

    @Override
    public Object call(final Task task, final Object[] arguments, final String[] names) {
        for (final String argument : names) {
            if (!argument.equals("message")) {
                throw ArgumentErrors.unknown(name, argument, List.of("message"));
            }
        }
        if (names.length > 0 && arguments.length > 1) {
            throw ArgumentErrors.twice(name, "message");
        }
        return call(task, arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}

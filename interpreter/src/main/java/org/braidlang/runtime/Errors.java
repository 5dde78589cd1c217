package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.concurrency.ScriptExit;
import org.braidlang.problems.Suggestions;
import org.jspecify.annotations.Nullable;

/** Makes and tells apart the errors of the language. What is made here captures the script's trace at once. */
public final class Errors {
    private static final int SHOWN_OPERAND = 200;
    private static final long BYTES_A_MEGABYTE = 1L << 20;

    private Errors() {}

    public static ScriptError of(final ErrorKind kind, final String message) {
        return new ScriptError(kind.make(message));
    }

    public static ScriptError typeError(final String message) {
        return of(ErrorKind.TYPE_ERROR, message);
    }

    public static ScriptError valueError(final String message) {
        return of(ErrorKind.VALUE_ERROR, message);
    }

    public static ScriptError indexError(final String message) {
        return of(ErrorKind.INDEX_ERROR, message);
    }

    /** The message is the key as a script would write it. */
    public static ScriptError keyError(final Object key) {
        return of(ErrorKind.KEY_ERROR, Format.repr(key));
    }

    public static ScriptError nameError(final String message) {
        return of(ErrorKind.NAME_ERROR, message);
    }

    public static ScriptError attributeError(final String message) {
        return of(ErrorKind.ATTRIBUTE_ERROR, message);
    }

    /** {@code 'list' object has no attribute 'x'}, with the nearest of {@code known} if one is near. */
    public static ScriptError noAttribute(final String owner, final String name, final Iterable<String> known) {
        final List<String> names = new ArrayList<>();
        known.forEach(names::add);
        final String closest = Suggestions.closest(name, names);
        return attributeError(owner + " has no attribute '" + name + "'"
                + (closest == null ? "" : ". Did you mean '" + closest + "'?"));
    }

    public static ScriptError zeroDivision(final String message) {
        return of(ErrorKind.ZERO_DIVISION_ERROR, message);
    }

    public static ScriptError overflow(final String message) {
        return of(ErrorKind.OVERFLOW_ERROR, message);
    }

    public static ScriptError recursionError() {
        return of(ErrorKind.RECURSION_ERROR, "maximum recursion depth exceeded");
    }

    public static ScriptError timeoutError(final String message) {
        return of(ErrorKind.TIMEOUT_ERROR, message);
    }

    public static ScriptError cancelled() {
        return of(ErrorKind.CANCELLED_ERROR, "the task was cancelled");
    }

    public static ScriptError deadlock(final String message) {
        return of(ErrorKind.DEADLOCK_ERROR, message);
    }

    public static ScriptError limitError(final String message) {
        return of(ErrorKind.LIMIT_ERROR, message);
    }

    public static ScriptError ioError(final String message) {
        return of(ErrorKind.IO_ERROR, message);
    }

    /**
     * What Java threw, as an error of the language: a compiled handler calls it first. The end of the script is no
     * error, and is thrown again.
     */
    public static ScriptError caught(final Throwable thrown) {
        return switch (thrown) {
            case ScriptError error -> error;
            case ScriptExit exit -> throw exit;
            case StackOverflowError _ -> recursionError().raisedAt(thrown);
            case OutOfMemoryError _ -> limitError("out of memory: the script's data takes more than the "
                    + Runtime.getRuntime().maxMemory() / BYTES_A_MEGABYTE + " MB that Braid may use")
                    .raisedAt(thrown);
            default -> new ScriptError(ErrorKind.ERROR.make(
                    "this is a fault of Braid itself, not of the script; please report it"), thrown)
                    .raisedAt(thrown);
        };
    }

    /** Whether {@code catch kinds} catches the error; TypeError where that is neither a kind nor a tuple of kinds. */
    public static boolean matches(final ScriptError error, final Object kinds) {
        return switch (kinds) {
            case ErrorKind kind -> error.value().kind().isA(kind);
            case TupleValue tuple -> {
                for (int i = 0; i < tuple.size(); i++) {
                    if (matches(error, tuple.get(i))) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> throw typeError("only error kinds can stand after 'catch', not '" + Types.nameOf(kinds) + "'");
        };
    }

    public static boolean isCancelled(final ScriptError error) {
        return error.value().kind() == ErrorKind.CANCELLED_ERROR;
    }

    /** For {@code raise value}: the error itself, or a new one if it is a kind; TypeError for anything else. */
    public static ScriptError raise(final Object value) {
        return switch (value) {
            case ErrorValue error -> new ScriptError(error);
            case ErrorKind kind -> new ScriptError(kind.make(""));
            default -> typeError("only errors can be raised, not '" + Types.nameOf(value)
                    + "'; write raise Error(…) or one of its kinds");
        };
    }

    /** Notes what was being handled when {@code raised} was raised, unless it has a cause already or is the same. */
    public static ScriptError during(final ScriptError raised, final ScriptError handled) {
        final ErrorValue value = raised.value();
        if (value.cause() != null) {
            return raised;
        }
        for (ErrorValue above = handled.value(); above != null; above = above.cause()) {
            if (above == value) {
                return raised;
            }
        }
        value.setCause(handled.value());
        return raised;
    }

    /** For a failed {@code assert}: its text, the message if it has one (else null), and what its operands were. */
    public static ScriptError assertionFailed(final String source, final String[] operands, final Object[] values,
            final @Nullable Object message) {
        final StringBuilder text = new StringBuilder();
        if (message == null) {
            text.append("assert ").append(source).append(" failed");
        } else {
            text.append(Format.str(message)).append(" (assert ").append(source).append(" failed");
        }
        for (int i = 0; i < operands.length; i++) {
            text.append(i == 0 ? ": " : ", ").append(operands[i]).append(" is ").append(shorten(values[i]));
        }
        return of(ErrorKind.ASSERTION_ERROR, text.append(message == null ? "" : ")").toString());
    }

    private static String shorten(final Object value) {
        final String text = Format.repr(value);
        return text.length() <= SHOWN_OPERAND ? text : text.substring(0, SHOWN_OPERAND) + "…";
    }

    /** A use of a variable before its declaration has run. */
    public static ScriptError unset(final String variable) {
        return nameError("'" + variable + "' is used before it is set");
    }
}

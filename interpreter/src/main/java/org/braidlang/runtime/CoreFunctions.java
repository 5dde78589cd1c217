package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.jspecify.annotations.Nullable;

/** The functions that every script knows, but for numbers, sequences and tasks. */
final class CoreFunctions {
    private static final int LAST_CODE_POINT = 0x10ffff;

    private CoreFunctions() {}

    /** Writes the values, with sep between them and end behind. One call is never mixed with another's. */
    @Builtin("print(*values, sep=' ', end='\\n', flush=false)")
    static void print(final Task task, final Object[] values, final Object sep, final Object end,
            final boolean flush) {
        final String separator = part(sep, "sep", " ");
        final String ending = part(end, "end", "\n");
        final Output out = task.execution().out();
        if (values.length == 1) {
            out.write(Format.str(values[0]).concat(ending));
        } else {
            final StringBuilder text = new StringBuilder();
            for (int i = 0; i < values.length; i++) {
                text.append(i > 0 ? separator : "").append(Format.str(values[i]));
            }
            out.write(text.append(ending).toString());
        }
        if (flush) {
            out.flush();
        }
    }

    private static String part(final Object given, final String name, final String otherwise) {
        return switch (given) {
            case String text -> text;
            case None _ -> otherwise;
            default -> throw Errors.typeError(
                    name + " must be none or a string, not " + Types.nameOf(given));
        };
    }

    /** How many items a value has, or characters a text. */
    @Builtin("len(value)")
    static long len(final Object value) {
        return switch (value) {
            case String text -> CodePoints.length(text);
            case RangeValue range -> range.count();
            case Sized sized -> sized.size();
            default -> throw Errors.typeError("object of type '" + Types.nameOf(value) + "' has no len()");
        };
    }

    /** The text of a value as a script would write it. */
    @Builtin("repr(value)")
    static String repr(final Object value) {
        return Format.repr(value);
    }

    /** As repr, with everything beyond ASCII escaped. */
    @Builtin("ascii(value)")
    static String ascii(final Object value) {
        return Format.ascii(value);
    }

    /** The text of a value by a format specification, as in an f-string. */
    @Builtin("format(value, spec='')")
    static String format(final Object value, final String spec) {
        return Format.format(value, spec);
    }

    /** The character with a number. */
    @Builtin("chr(number)")
    static String chr(final Object number) {
        final Object code = Arguments.integerValue(number);
        if (!(code instanceof Long point) || point < 0 || point > LAST_CODE_POINT) {
            throw Errors.valueError("chr() arg not in range(0x110000)");
        }
        return CodePoints.string((int) (long) point);
    }

    /** The number of a character. */
    @Builtin("ord(character)")
    static long ord(final Object character) {
        if (character instanceof Bytes bytes && bytes.size() == 1) {
            return bytes.get(0);
        }
        if (!(character instanceof String text)) {
            throw Errors.typeError("ord() expected string of length 1, but " + Types.nameOf(character) + " found");
        }
        final int length = CodePoints.length(text);
        if (length != 1) {
            throw Errors.typeError("ord() expected a character, but string of length " + length + " found");
        }
        return text.codePointAt(0);
    }

    /** The hash of a value, equal for equal values. */
    @Builtin("hash(value)")
    static long hash(final Object value) {
        return Hashing.shown(value);
    }

    /** Whether a value can be called. */
    @Builtin("callable(value)")
    static boolean callable(final Object value) {
        return value instanceof Callable;
    }

    /** Whether a value has a type, or one of a tuple of them, or an error a kind. */
    @Builtin("isinstance(value, types)")
    static boolean isinstance(final Object value, final Object types) {
        return Types.isInstance(value, types);
    }

    /** The attribute of this name; the default, if one is given, where there is none. */
    @Builtin("getattr(value, name, default=...)")
    static Object getattr(final Object value, final String name, final @Nullable Object otherwise) {
        if (otherwise != null && !Attributes.known(value).contains(name)) {
            return otherwise;
        }
        return Attributes.get(value, name);
    }

    /** Whether a value has an attribute of this name. */
    @Builtin("hasattr(value, name)")
    static boolean hasattr(final Object value, final String name) {
        return Attributes.known(value).contains(name);
    }

    /** Reads a line, without its end, after writing prompt; raises IOError at the end of the input. */
    @Builtin("input(prompt='')")
    static Wait input(final Task task, final Object prompt) {
        final Output out = task.execution().out();
        out.write(Format.str(prompt));
        out.flush();
        return task.execution().resources().line(task.execution());
    }
}

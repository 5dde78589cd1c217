package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Conversions of arguments to the Java types that built-in functions want, and the errors where they do not fit. */
public final class Arguments {
    private Arguments() {}

    /** An int or bool as a machine integer. */
    public static long integer(final Object value, final String function, final String parameter) {
        return switch (value) {
            case Long number -> number;
            case Boolean truth -> truth ? 1 : 0;
            case BigInteger _ -> throw Errors.limitError(
                    function + "() argument '" + parameter + "' is too large: it must fit 64 bits");
            default -> throw Errors.typeError(
                    "'" + Types.nameOf(value) + "' object cannot be interpreted as an integer");
        };
    }

    /** An int of any size; a bool as an int. */
    static Object integerValue(final Object value) {
        final @Nullable Object integer = Numbers.integerOrNull(value);
        if (integer == null) {
            throw Errors.typeError("'" + Types.nameOf(value) + "' object cannot be interpreted as an integer");
        }
        return integer;
    }

    /** As {@link #integer}, for what must fit 32 bits. */
    public static int smallInteger(final Object value, final String function, final String parameter) {
        final long number = integer(value, function, parameter);
        if (number != (int) number) {
            throw Errors.limitError(function + "() argument '" + parameter + "' is too large: it must fit 32 bits");
        }
        return (int) number;
    }

    /** A number as a float. */
    public static double real(final Object value, final String function, final String parameter) {
        if (value instanceof Double number) {
            return number;
        }
        if (Numbers.isNumber(value)) {
            return Numbers.toDouble(value);
        }
        throw Errors.typeError("must be real number, not " + Types.nameOf(value));
    }

    public static String text(final Object value, final String function, final String parameter) {
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(value, function, parameter, "str");
    }

    public static @Nullable String textOrNull(
            final @Nullable Object value, final String function, final String parameter) {
        if (value == null || value == None.NONE) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(value, function, parameter, "str or none");
    }

    /** {@code f() argument 'x' must be str, not int}. */
    public static ScriptError wrongType(
            final Object value, final String function, final String parameter, final String expected) {
        return Errors.typeError(function + "() argument '" + parameter + "' must be " + expected + ", not "
                + Types.nameOf(value));
    }
}

package org.braidlang.runtime;

import java.math.BigInteger;

/**
 * The texts of values, as Python writes them: {@code str}, {@code repr}, {@code ascii} and the fields of f-strings.
 * Safe for any thread; a container that another task changes meanwhile is written as it was at some moment.
 *
 * <p>The common types are told apart by instanceof, the most common first: a pattern switch would have to be linked
 * when the first value is printed.
 */
public final class Format {
    private Format() {}

    /**
     * A field of an f-string: {@code {value!conversion:spec}}.
     *
     * @param conversion {@code r}, {@code s}, {@code a} or 0
     */
    public static String format(final Object value, final char conversion, final String spec) {
        return switch (conversion) {
            case 'r' -> format(repr(value), spec);
            case 's' -> format(str(value), spec);
            case 'a' -> format(ascii(value), spec);
            default -> format(value, spec);
        };
    }

    /** {@code format(value, spec)}. */
    public static String format(final Object value, final String spec) {
        if (spec.isEmpty()) {
            return str(value);
        }
        if (value instanceof Double number) {
            return NumberFormat.floating(number, spec);
        }
        if (value instanceof Long number) {
            return spec.equals("d") ? Long.toString(number) : NumberFormat.integer(number, spec);
        }
        if (value instanceof String text) {
            return text(text, spec);
        }
        if (value instanceof BigInteger || value instanceof Boolean) {
            return NumberFormat.integer(value, spec);
        }
        if (value instanceof ErrorKind kind) {
            return text(kind.name(), spec);
        }
        throw Errors.typeError("a value of type '" + Types.nameOf(value) + "' has no format '" + spec
                + "'; turn it into text first, as in f\"{value!s:" + spec + "}\"");
    }

    /** What {@code print} and {@code str} write. */
    public static String str(final Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value instanceof ErrorValue error ? error.message() : repr(value);
    }

    /** The value as a script could write it, where it can. */
    public static String repr(final Object value) {
        if (value instanceof Long number) {
            return Long.toString(number);
        }
        if (value instanceof String text) {
            return TextRepr.of(text);
        }
        if (value instanceof Double number) {
            return FloatFormat.repr(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? "true" : "false";
        }
        return ValueText.repr(value);
    }

    /** As {@link #repr}, with everything beyond ASCII escaped. */
    public static String ascii(final Object value) {
        return TextRepr.ascii(repr(value));
    }

    /** The literal parts and the written fields of an f-string, put together. */
    public static String concat(final String[] parts) {
        int length = 0;
        for (final String part : parts) {
            length += part.length();
        }
        final StringBuilder text = new StringBuilder(length);
        for (final String part : parts) {
            text.append(part);
        }
        return text.toString();
    }

    private static String text(final String text, final String specification) {
        final FormatSpec spec = FormatSpec.parse(specification, text, '<');
        if (spec.type() != 0 && spec.type() != 's') {
            throw spec.unknownType(text);
        }
        if (spec.sign() != 0) {
            throw Errors.valueError(
                    (spec.sign() == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        }
        if (spec.unsignedZero()) {
            throw Errors.valueError("Negative zero coercion (z) not allowed in string format specifier");
        }
        if (spec.alternate()) {
            throw Errors.valueError("Alternate form (#) not allowed in string format specifier");
        }
        if (spec.align() == '=') {
            throw Errors.valueError("'=' alignment not allowed in string format specifier");
        }
        final int length = CodePoints.length(text);
        if (spec.precision() >= 0 && spec.precision() < length) {
            final String cut = text.substring(0, StrPositions.offset(text, spec.precision()));
            return spec.pad(cut, spec.precision());
        }
        return spec.pad(text, length);
    }
}

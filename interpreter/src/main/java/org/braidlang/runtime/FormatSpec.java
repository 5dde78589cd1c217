package org.braidlang.runtime;

/**
 * A format specification, {@code [[fill]align][sign][z][#][0][width][grouping][.precision][type]}, taken apart.
 *
 * @param fill the code point that fills up to the width
 * @param align one of {@code < > ^ =}
 * @param sign {@code + - } or a space, or 0
 * @param unsignedZero whether a negative zero loses its sign
 * @param alternate {@code #}
 * @param width in code points, or -1
 * @param grouping {@code ,} or {@code _}, or 0
 * @param precision or -1
 * @param type a code point, or 0
 */
record FormatSpec(
        int fill,
        char align,
        char sign,
        boolean unsignedZero,
        boolean alternate,
        int width,
        char grouping,
        int precision,
        int type) {

    /**
     * Reads a specification.
     *
     * @param value what is to be formatted, for the messages
     * @param defaultAlign {@code >} for numbers, {@code <} for text
     */
    static FormatSpec parse(final String spec, final Object value, final char defaultAlign) {
        final int end = spec.length();
        int at = 0;
        int fill = ' ';
        char align = defaultAlign;
        boolean filled = false;
        boolean aligned = false;
        final int second = end > 0 ? spec.offsetByCodePoints(0, 1) : 0;
        if (second < end && second > 0 && isAlign(spec.charAt(second))) {
            fill = spec.codePointAt(0);
            align = spec.charAt(second);
            filled = true;
            aligned = true;
            at = second + 1;
        } else if (end > 0 && isAlign(spec.charAt(0))) {
            align = spec.charAt(0);
            aligned = true;
            at = 1;
        }
        char sign = 0;
        if (at < end && (spec.charAt(at) == '+' || spec.charAt(at) == '-' || spec.charAt(at) == ' ')) {
            sign = spec.charAt(at++);
        }
        final boolean unsignedZero = at < end && spec.charAt(at) == 'z';
        if (unsignedZero) {
            at++;
        }
        final boolean alternate = at < end && spec.charAt(at) == '#';
        if (alternate) {
            at++;
        }
        if (!filled && at < end && spec.charAt(at) == '0') {
            fill = '0';
            if (!aligned && defaultAlign == '>') {
                align = '=';
            }
            at++;
        }
        final int widthEnd = digitsEnd(spec, at);
        final int width = widthEnd > at ? number(spec, at, widthEnd) : -1;
        at = widthEnd;
        char grouping = 0;
        if (at < end && spec.charAt(at) == ',') {
            grouping = ',';
            at++;
        }
        if (at < end && spec.charAt(at) == '_') {
            if (grouping != 0) {
                throw Errors.valueError("Cannot specify both ',' and '_'.");
            }
            grouping = '_';
            at++;
        }
        if (at < end && spec.charAt(at) == ',' && grouping == '_') {
            throw Errors.valueError("Cannot specify both ',' and '_'.");
        }
        int precision = -1;
        if (at < end && spec.charAt(at) == '.') {
            final int precisionEnd = digitsEnd(spec, at + 1);
            if (precisionEnd == at + 1) {
                throw Errors.valueError("Format specifier missing precision");
            }
            precision = number(spec, at + 1, precisionEnd);
            at = precisionEnd;
        }
        if (spec.codePointCount(at, end) > 1) {
            throw Errors.valueError("Invalid format specifier '" + spec + "' for object of type '"
                    + Types.nameOf(value) + "'");
        }
        final int type = at < end ? spec.codePointAt(at) : 0;
        if (grouping != 0) {
            checkGrouping(grouping, type == 0 && defaultAlign == '<' ? 's' : type);
        }
        return new FormatSpec(fill, align, sign, unsignedZero, alternate, width, grouping, precision, type);
    }

    /** The error for a type that this value has no format for. */
    ScriptError unknownType(final Object value) {
        return Errors.valueError("Unknown format code " + quoted(type) + " for object of type '"
                + Types.nameOf(value) + "'");
    }

    /** Text filled up to the width on the sides that the alignment says. */
    String pad(final String text, final int length) {
        final int missing = width - length;
        if (missing <= 0) {
            return text;
        }
        final int left = switch (align) {
            case '>' -> missing;
            case '^' -> missing / 2;
            default -> 0;
        };
        final StringBuilder padded = new StringBuilder(text.length() + missing);
        padded.repeat(fill, left).append(text).repeat(fill, missing - left);
        return padded.toString();
    }

    private static boolean isAlign(final char character) {
        return character == '<' || character == '>' || character == '^' || character == '=';
    }

    private static void checkGrouping(final char grouping, final int type) {
        final boolean allowed = switch (type) {
            case 0, 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F' -> true;
            case 'b', 'o', 'x', 'X' -> grouping == '_';
            default -> false;
        };
        if (!allowed) {
            throw Errors.valueError("Cannot specify '" + grouping + "' with " + quoted(type) + ".");
        }
    }

    private static String quoted(final int type) {
        return type > 32 && type < 128 ? "'" + (char) type + "'" : "'\\x" + Integer.toHexString(type) + "'";
    }

    private static int digitsEnd(final String spec, final int from) {
        int end = from;
        while (end < spec.length() && Character.isDigit(spec.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int number(final String spec, final int from, final int to) {
        try {
            return Integer.parseInt(spec, from, to, 10);
        } catch (NumberFormatException tooLarge) {
            throw Errors.valueError("Too many decimal digits in format string");
        }
    }
}

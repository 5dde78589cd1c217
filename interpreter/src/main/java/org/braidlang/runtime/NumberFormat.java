package org.braidlang.runtime;

import java.math.BigInteger;
import java.util.Locale;

/** Ints and floats under a format specification. */
final class NumberFormat {
    private NumberFormat() {}

    /** An int or a bool, of any size. */
    static String integer(final Object value, final String specification) {
        final FormatSpec spec = FormatSpec.parse(specification, value, '>');
        final Object number = value instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : value;
        return switch (spec.type()) {
            case 0, 'd', 'n' -> whole(spec, number, 10, "");
            case 'b' -> whole(spec, number, 2, "0b");
            case 'o' -> whole(spec, number, 8, "0o");
            case 'x' -> whole(spec, number, 16, "0x");
            case 'X' -> whole(spec, number, 16, "0X");
            case 'c' -> character(spec, number);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> floating(spec, value, toDouble(number));
            default -> throw spec.unknownType(value);
        };
    }

    static String floating(final double value, final String specification) {
        final int length = specification.length();
        if (length == 3 && specification.charAt(0) == '.' && specification.charAt(2) == 'f') {
            final int precision = specification.charAt(1) - '0';
            if (precision >= 0 && precision <= 9 && !Double.isNaN(value) && !Double.isInfinite(value)) {
                final String text = FloatFormat.fixed(Math.abs(value), precision);
                return isNegative(value) ? "-" + text : text;
            }
        }
        return floating(FormatSpec.parse(specification, value, '>'), value, value);
    }

    private static String whole(final FormatSpec spec, final Object number, final int radix, final String prefix) {
        if (spec.precision() >= 0) {
            throw Errors.valueError("Precision not allowed in integer format specifier");
        }
        if (spec.unsignedZero()) {
            throw Errors.valueError("Negative zero coercion (z) not allowed in integer format specifier");
        }
        final String text =
                number instanceof Long small ? Long.toString(small, radix) : ((BigInteger) number).toString(radix);
        final boolean negative = text.charAt(0) == '-';
        final String digits = negative ? text.substring(1) : text;
        return assemble(
                spec,
                negative,
                spec.alternate() ? prefix : "",
                spec.type() == 'X' ? digits.toUpperCase(Locale.ROOT) : digits,
                "",
                radix == 10 ? 3 : 4);
    }

    private static String character(final FormatSpec spec, final Object number) {
        if (spec.precision() >= 0) {
            throw Errors.valueError("Precision not allowed in integer format specifier");
        }
        if (spec.unsignedZero()) {
            throw Errors.valueError("Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (spec.sign() != 0) {
            throw Errors.valueError("Sign not allowed with integer format specifier 'c'");
        }
        if (spec.alternate()) {
            throw Errors.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        if (!(number instanceof Long code) || code < 0 || code > Character.MAX_CODE_POINT) {
            throw Errors.overflow("format code 'c' needs a code point, from 0 to 0x10ffff");
        }
        final String text = Character.toString((int) (long) code);
        return spec.align() == '=' ? assembleText(spec, text) : spec.pad(text, 1);
    }

    /** A single character with the padding in front of it, where a number's would be. */
    private static String assembleText(final FormatSpec spec, final String text) {
        return new StringBuilder().repeat(spec.fill(), Math.max(0, spec.width() - 1)).append(text).toString();
    }

    private static String floating(final FormatSpec spec, final Object value, final double given) {
        boolean point = false;
        int precision = spec.precision();
        final double number = spec.type() == '%' ? given * 100 : given;
        final char type;
        switch (spec.type()) {
            case 0 -> {
                type = precision < 0 ? 'r' : 'g';
                point = true;
            }
            case 'e', 'E' -> type = 'e';
            case 'f', 'F', '%' -> type = 'f';
            case 'g', 'G', 'n' -> type = 'g';
            default -> throw spec.unknownType(value);
        }
        if (precision < 0) {
            precision = 6;
        }
        String text = FloatFormat.text(Math.abs(number), type, precision, spec.alternate(), point);
        if (spec.type() == 'E' || spec.type() == 'F' || spec.type() == 'G') {
            text = text.toUpperCase(Locale.ROOT);
        }
        final boolean negative = isNegative(number) && !(spec.unsignedZero() && isZero(text));
        int whole = 0;
        while (whole < text.length() && text.charAt(whole) >= '0' && text.charAt(whole) <= '9') {
            whole++;
        }
        final String rest = text.substring(whole) + (spec.type() == '%' ? "%" : "");
        return assemble(spec, negative, "", text.substring(0, whole), rest, 3);
    }

    private static String assemble(
            final FormatSpec spec,
            final boolean negative,
            final String prefix,
            final String digits,
            final String rest,
            final int groupLength) {
        final String sign = negative ? "-" : spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
        final int others = sign.length() + prefix.length() + rest.length();
        final int least = spec.fill() == '0' && spec.align() == '=' ? spec.width() - others : 0;
        final String grouped =
                spec.grouping() == 0 || digits.isEmpty() ? digits : group(digits, spec.grouping(), groupLength, least);
        final int missing = spec.width() - others - grouped.length();
        if (missing <= 0) {
            return others == 0 ? grouped : sign + prefix + grouped + rest;
        }
        final int before = switch (spec.align()) {
            case '>' -> missing;
            case '^' -> missing / 2;
            default -> 0;
        };
        final int within = spec.align() == '=' ? missing : 0;
        return new StringBuilder(spec.width())
                .repeat(spec.fill(), before)
                .append(sign)
                .append(prefix)
                .repeat(spec.fill(), within)
                .append(grouped)
                .append(rest)
                .repeat(spec.fill(), missing - before - within)
                .toString();
    }

    /** Digits in groups, with zeros in front until they are at least {@code least} characters. */
    private static String group(final String digits, final char separator, final int length, final int least) {
        final StringBuilder reversed = new StringBuilder(digits.length() * 4 / 3 + 1);
        int remaining = digits.length();
        int inGroup = 0;
        while (remaining > 0 || reversed.length() < least) {
            if (inGroup == length) {
                reversed.append(separator);
                inGroup = 0;
            }
            reversed.append(remaining > 0 ? digits.charAt(--remaining) : '0');
            inGroup++;
        }
        return reversed.reverse().toString();
    }

    private static boolean isNegative(final double number) {
        return number < 0 || number == 0 && 1 / number < 0;
    }

    private static boolean isZero(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char character = text.charAt(i);
            if (character != '0' && character != '.') {
                return character == 'e' || character == 'E';
            }
        }
        return true;
    }

    private static double toDouble(final Object number) {
        return number instanceof Long small ? (double) small : Numbers.toDouble((BigInteger) number);
    }
}

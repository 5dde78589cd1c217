package org.braidlang.runtime;

import java.math.BigInteger;
import java.util.Locale;

/** Reads numbers from text as Python's {@code int()} and {@code float()} do. */
final class NumberParser {
    private NumberParser() {}

    /** As many decimal digits fit into a long for sure. */
    private static final int MOST_PLAIN = 18;

    /** ValueError where the text is no int to this base; base 0 reads the prefix. */
    static Object integer(final String text, final long base) {
        if (base == 10 && isPlain(text)) {
            return plainInteger(text);
        }
        if (base != 0 && (base < 2 || base > 36)) {
            throw Errors.valueError("int() base must be >= 2 and <= 36, or 0");
        }
        final String trimmed = text.strip();
        int at = 0;
        final boolean negative = trimmed.startsWith("-");
        if (negative || trimmed.startsWith("+")) {
            at++;
        }
        final int prefix = prefix(trimmed, at);
        int radix = (int) base;
        boolean afterPrefix = false;
        if (prefix != 0 && (base == 0 || base == prefix)) {
            radix = prefix;
            at += 2;
            afterPrefix = true;
        }
        final boolean decimalOnly = radix == 0;
        final String digits = digits(trimmed, at, decimalOnly ? 10 : radix, afterPrefix);
        if (digits.isEmpty() || decimalOnly && digits.length() > 1 && digits.startsWith("0")
                && !digits.chars().allMatch(c -> c == '0')) {
            throw Errors.valueError(
                    "invalid literal for int() with base " + base + ": " + Format.repr(text));
        }
        final BigInteger value = digits.length() < 12
                ? BigInteger.valueOf(Long.parseLong(digits, decimalOnly ? 10 : radix))
                : new BigInteger(digits, decimalOnly ? 10 : radix);
        return Numbers.normalise(negative ? value.negate() : value);
    }

    /** Whether a text is of few digits and nothing else, as most are that become numbers. */
    private static boolean isPlain(final String text) {
        final int length = text.length();
        if (length == 0 || length > MOST_PLAIN) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            final char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static long plainInteger(final String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return value;
    }

    private static int prefix(final String text, final int at) {
        if (at + 1 >= text.length() || text.charAt(at) != '0') {
            return 0;
        }
        return switch (text.charAt(at + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** The digits without the underscores between them; "" where they are not right. */
    private static String digits(final String text, final int from, final int radix, final boolean afterPrefix) {
        final StringBuilder digits = new StringBuilder(text.length());
        boolean underscoreAllowed = afterPrefix;
        int c;
        for (int i = from; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c == '_' && underscoreAllowed) {
                underscoreAllowed = false;
                continue;
            }
            final int digit = c < 128 || Character.isDigit(c) ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return "";
            }
            digits.append(Character.forDigit(digit, radix));
            underscoreAllowed = true;
        }
        return text.endsWith("_") ? "" : digits.toString();
    }

    /** ValueError where the text is no float. */
    static double floating(final String text) {
        final String trimmed = text.strip();
        final String unsigned =
                trimmed.startsWith("-") || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        final double sign = trimmed.startsWith("-") ? -1 : 1;
        switch (unsigned.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> {
                return sign * Double.POSITIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> { }
        }
        final String plain = plain(unsigned);
        if (plain.isEmpty()) {
            throw Errors.valueError("could not convert string to float: " + Format.repr(text));
        }
        return sign * Double.parseDouble(plain);
    }

    /** Digits, point and exponent without underscores; "" where they are not right. */
    private static String plain(final String text) {
        final StringBuilder plain = new StringBuilder(text.length());
        boolean digits = false;
        boolean point = false;
        boolean exponent = false;
        char before = ' ';
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (Character.isDigit(c)) {
                digits = true;
                plain.append(Character.forDigit(Character.digit(c, 10), 10));
                before = '0';
                continue;
            }
            final boolean right = switch (c) {
                case '_' -> before == '0' && i + 1 < text.length() && Character.isDigit(text.codePointAt(i + 1));
                case '.' -> !point && !exponent && before != '_';
                case 'e', 'E' -> digits && !exponent && before != '_';
                case '+', '-' -> before == 'e';
                default -> false;
            };
            if (!right) {
                return "";
            }
            point |= c == '.';
            if (c == 'e' || c == 'E') {
                exponent = true;
                digits = false;
                before = 'e';
            } else {
                before = (char) c;
            }
            if (c != '_') {
                plain.append((char) c);
            }
        }
        return digits ? plain.toString() : "";
    }
}

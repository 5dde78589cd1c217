package org.braidlang.syntax;

import java.math.BigInteger;
import org.braidlang.problems.LexicalProblem;

/** What the text of a number or a string stands for. */
final class Literals {
    /** Reading a decimal number takes time in the square of its length. */
    private static final int MAX_DIGITS = 10_000;

    private final Nodes nodes;

    Literals(final Nodes nodes) {
        this.nodes = nodes;
    }

    BigInteger integer(final String text, final int start) {
        final String digits = text.replace("_", "");
        if (digits.length() > MAX_DIGITS) {
            throw nodes.abandon(new LexicalProblem.LongNumber(nodes.span(start, start + text.length()), MAX_DIGITS));
        }
        final int radix = digits.length() < 2 ? 10 : switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
        return new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
    }

    double floating(final String text) {
        return Double.parseDouble(text.replace("_", ""));
    }

    /** In seconds: {@code 200ms} is the number nearest to 0.2. */
    double duration(final String text) {
        final String number = text.replace("_", "");
        if (number.endsWith("min")) {
            return Double.parseDouble(number.substring(0, number.length() - 3)) * 60;
        }
        if (number.endsWith("h")) {
            return Double.parseDouble(number.substring(0, number.length() - 1)) * 3600;
        }
        if (number.endsWith("ms")) {
            return scaled(number.substring(0, number.length() - 2), 3);
        }
        if (number.endsWith("us")) {
            return scaled(number.substring(0, number.length() - 2), 6);
        }
        return Double.parseDouble(number.substring(0, number.length() - 1));
    }

    private static double scaled(final String number, final int places) {
        final int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (mark < 0) {
            return Double.parseDouble(number + "e-" + places);
        }
        final BigInteger exponent = new BigInteger(number.substring(mark + 1)).subtract(BigInteger.valueOf(places));
        return Double.parseDouble(number.substring(0, mark) + "e" + exponent);
    }

    /** A whole string or bytes literal, with prefix and quotes, at {@code start} of the script. */
    String string(final String text, final int start, final boolean bytes) {
        int open = 0;
        while (text.charAt(open) != '"' && text.charAt(open) != '\'') {
            open++;
        }
        final boolean raw = text.substring(0, open).toLowerCase(java.util.Locale.ROOT).contains("r");
        final int quotes = text.length() - open >= 6 && text.charAt(open + 1) == text.charAt(open)
                && text.charAt(open + 2) == text.charAt(open) ? 3 : 1;
        final int end = Math.max(open + quotes, text.length() - quotes);
        return characters(text.substring(open + quotes, end), start + open + quotes, raw, bytes);
    }

    /** The characters between the quotes. */
    String characters(final String text, final int start, final boolean raw, final boolean bytes) {
        final StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            final char character = text.charAt(at);
            if (character == '\\' && !raw && at + 1 < text.length()) {
                at = escape(text, at, start, bytes, result);
            } else if (character == '\r') {
                result.append('\n');
                at += at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
            } else {
                if (bytes && character >= 128) {
                    throw nodes.abandon(new LexicalProblem.BytesCharacter(nodes.span(start + at, start + at + 1)));
                }
                result.append(character);
                at++;
            }
        }
        return result.toString();
    }

    private int escape(
            final String text, final int at, final int start, final boolean bytes, final StringBuilder result) {
        final char letter = text.charAt(at + 1);
        switch (letter) {
            case '\n' -> { }
            case '\r' -> {
                return at + (at + 2 < text.length() && text.charAt(at + 2) == '\n' ? 3 : 2);
            }
            case '\\', '\'', '"' -> result.append(letter);
            case 'a' -> result.append('\u0007');
            case 'b' -> result.append('\b');
            case 'f' -> result.append('\f');
            case 'n' -> result.append('\n');
            case 'r' -> result.append('\r');
            case 't' -> result.append('\t');
            case 'v' -> result.append('\u000b');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(text, at + 1, bytes, result);
            }
            case 'x' -> {
                return hexadecimal(text, at, 2, start, result);
            }
            case 'u', 'U' -> {
                if (!bytes) {
                    return hexadecimal(text, at, letter == 'u' ? 4 : 8, start, result);
                }
                result.append('\\').append(letter);
            }
            case 'N' -> {
                if (!bytes) {
                    return named(text, at, start, result);
                }
                result.append("\\N");
            }
            default -> {
                result.append('\\');
                return at + 1;
            }
        }
        return at + 2;
    }

    private static int octal(final String text, final int from, final boolean bytes, final StringBuilder result) {
        int value = 0;
        int at = from;
        while (at < text.length() && at < from + 3 && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
            value = value * 8 + text.charAt(at) - '0';
            at++;
        }
        result.append((char) (bytes ? value & 0xff : value));
        return at;
    }

    private int hexadecimal(
            final String text, final int at, final int digits, final int start, final StringBuilder result) {
        int value = 0;
        int end = at + 2;
        while (end < text.length() && end < at + 2 + digits && Character.digit(text.charAt(end), 16) >= 0
                && text.charAt(end) < 128) {
            value = value << 4 | Character.digit(text.charAt(end), 16);
            end++;
        }
        if (end < at + 2 + digits || !Character.isValidCodePoint(value)) {
            throw nodes.abandon(new LexicalProblem.BadEscape(
                    nodes.span(start + at, start + end), text.charAt(at + 1), digits));
        }
        result.appendCodePoint(value);
        return end;
    }

    private int named(final String text, final int at, final int start, final StringBuilder result) {
        final int close = text.startsWith("{", at + 2) ? text.indexOf('}', at) : -1;
        if (close < 0) {
            throw nodes.abandon(new LexicalProblem.UnknownCharacterName(nodes.span(start + at, start + at + 2)));
        }
        try {
            result.appendCodePoint(Character.codePointOf(text.substring(at + 3, close)));
        } catch (final IllegalArgumentException unknown) {
            throw nodes.abandon(
                    new LexicalProblem.UnknownCharacterName(nodes.span(start + at, start + close + 1)));
        }
        return close + 1;
    }
}

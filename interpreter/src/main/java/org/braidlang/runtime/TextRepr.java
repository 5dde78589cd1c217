package org.braidlang.runtime;

/** Strings and bytes as literals, with Python's choice of quotes and escapes. */
final class TextRepr {
    private static final String HEX = "0123456789abcdef";

    private TextRepr() {}

    static String of(final String text) {
        final char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        final StringBuilder shown = new StringBuilder(text.length() + 2);
        shown.append(quote);
        for (int at = 0; at < text.length(); ) {
            final char character = text.charAt(at);
            if (character >= ' ' && character < 127) {
                if (character == quote || character == '\\') {
                    shown.append('\\');
                }
                shown.append(character);
                at++;
            } else {
                final int codePoint = text.codePointAt(at);
                escapeUnprintable(shown, codePoint);
                at += Character.charCount(codePoint);
            }
        }
        return shown.append(quote).toString();
    }

    static String of(final byte[] bytes) {
        boolean single = false;
        boolean twofold = false;
        for (final byte b : bytes) {
            single |= b == '\'';
            twofold |= b == '"';
        }
        final char quote = single && !twofold ? '"' : '\'';
        final StringBuilder shown = new StringBuilder(bytes.length + 3);
        shown.append('b').append(quote);
        for (final byte b : bytes) {
            final int unsigned = b & 0xff;
            if (unsigned == quote || unsigned == '\\') {
                shown.append('\\').append((char) unsigned);
            } else if (unsigned >= ' ' && unsigned < 127) {
                shown.append((char) unsigned);
            } else {
                escape(shown, unsigned);
            }
        }
        return shown.append(quote).toString();
    }

    /** Escapes what is not ASCII in a text that is a literal already. */
    static String ascii(final String literal) {
        final StringBuilder shown = new StringBuilder(literal.length() + 16);
        for (int at = 0; at < literal.length(); ) {
            final int codePoint = literal.codePointAt(at);
            if (codePoint < 128) {
                shown.append((char) codePoint);
            } else {
                escape(shown, codePoint);
            }
            at += Character.charCount(codePoint);
        }
        return shown.toString();
    }

    /** Whether {@code repr} shows this code point as it is. */
    static boolean isPrintable(final int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }

    private static void escapeUnprintable(final StringBuilder shown, final int codePoint) {
        if (isPrintable(codePoint)) {
            shown.appendCodePoint(codePoint);
        } else {
            escape(shown, codePoint);
        }
    }

    private static void escape(final StringBuilder shown, final int codePoint) {
        switch (codePoint) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                final int digits = codePoint < 0x100 ? 2 : codePoint < 0x10000 ? 4 : 8;
                shown.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
                for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
                    shown.append(HEX.charAt(codePoint >> shift & 0xf));
                }
            }
        }
    }
}

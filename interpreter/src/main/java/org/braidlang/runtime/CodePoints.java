package org.braidlang.runtime;

/**
 * A Java string as a sequence of code points, which is what a str is. Strings without surrogates take the direct way;
 * whether one has any is known at once for Latin-1 strings, and takes a scan for others.
 */
final class CodePoints {
    private static final String[] LATIN_1 = latin1();

    private CodePoints() {}

    private static String[] latin1() {
        final String[] strings = new String[256];
        for (char c = 0; c < strings.length; c++) {
            strings[c] = String.valueOf(c);
        }
        return strings;
    }

    static int length(final String text) {
        return text.codePointCount(0, text.length());
    }

    /** The code point as a string; it must be one. */
    static String string(final int codePoint) {
        return codePoint < LATIN_1.length ? LATIN_1[codePoint] : Character.toString(codePoint);
    }

    /** The character at an index between 0 and {@code length}. */
    static String at(final String text, final int length, final int index) {
        if (length == text.length()) {
            final char c = text.charAt(index);
            return c < LATIN_1.length ? LATIN_1[c] : String.valueOf(c);
        }
        return string(text.codePointAt(text.offsetByCodePoints(0, index)));
    }

    /** The characters from one index up to another, both between 0 and {@code length}, in order. */
    static String substring(final String text, final int length, final int from, final int to) {
        if (length == text.length()) {
            return text.substring(from, to);
        }
        final int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    /** Compares by code points; String compares by UTF-16 units, which differs beyond U+FFFF. */
    static int compare(final String left, final String right) {
        if (length(left) == left.length() && length(right) == right.length()) {
            return left.compareTo(right);
        }
        final int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            final char x = left.charAt(i);
            final char y = right.charAt(i);
            if (x != y) {
                final boolean xBeyond = Character.isSurrogate(x);
                return xBeyond == Character.isSurrogate(y) ? Character.compare(x, y) : xBeyond ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}

package org.braidlang.runtime;

/** The methods of {@code str} that fit it into a width, fill in its fields, or turn it into bytes. */
final class StrLayoutMethods {
    private StrLayoutMethods() {}

    /** Filled up on the right to the given width. */
    @Builtin("str.ljust(width, fillchar=' ')")
    static String ljust(final String self, final long width, final String fillchar) {
        final long missing = missing(self, width);
        return padded(self, 0, missing, fillchar);
    }

    /** Filled up on the left to the given width. */
    @Builtin("str.rjust(width, fillchar=' ')")
    static String rjust(final String self, final long width, final String fillchar) {
        final long missing = missing(self, width);
        return padded(self, missing, 0, fillchar);
    }

    /** Filled up on both sides to the given width. */
    @Builtin("str.center(width, fillchar=' ')")
    static String center(final String self, final long width, final String fillchar) {
        final long missing = missing(self, width);
        final long left = missing / 2 + (missing & width & 1);
        return padded(self, left, missing - left, fillchar);
    }

    /** Filled up on the left with zeros, behind a sign. */
    @Builtin("str.zfill(width)")
    static String zfill(final String self, final long width) {
        final long missing = missing(self, width);
        if (missing == 0) {
            return self;
        }
        final int sign = self.startsWith("-") || self.startsWith("+") ? 1 : 0;
        return new StringBuilder()
                .append(self, 0, sign)
                .repeat('0', size(missing))
                .append(self, sign, self.length())
                .toString();
    }

    /** With spaces for each tab, up to the next column that tabsize divides. */
    @Builtin("str.expandtabs(tabsize=8)")
    static String expandtabs(final String self, final long tabsize) {
        final StringBuilder text = new StringBuilder(self.length() + 16);
        long column = 0;
        for (int at = 0; at < self.length(); at++) {
            final char character = self.charAt(at);
            if (character == '\t') {
                final long spaces = tabsize > 0 ? tabsize - column % tabsize : 0;
                text.repeat(' ', size(spaces));
                column += spaces;
            } else {
                text.append(character);
                column = character == '\n' || character == '\r' ? 0 : column + 1;
                if (Character.isLowSurrogate(character)) {
                    column--;
                }
            }
        }
        return text.toString();
    }

    /** With its fields in braces replaced: {@code "{} of {total:>5}".format(3, total=10)}. */
    @Builtin("str.format(*values, **named)")
    static String format(final String self, final Object[] values, final DictValue named) {
        return FieldFormat.format(self, values, named);
    }

    /** The bytes of this text. */
    @Builtin("str.encode(encoding='utf-8', errors='strict')")
    static Bytes encode(final String self, final String encoding, final String errors) {
        return Bytes.of(Encodings.encode(self, encoding, errors));
    }

    private static long missing(final String self, final long width) {
        return Math.max(0, width - CodePoints.length(self));
    }

    private static String padded(final String self, final long left, final long right, final String fill) {
        if (CodePoints.length(fill) != 1) {
            throw Errors.typeError("The fill character must be exactly one character long");
        }
        if (left + right == 0) {
            return self;
        }
        final int codePoint = fill.codePointAt(0);
        return new StringBuilder(size(self.length() + left + right))
                .repeat(codePoint, size(left))
                .append(self)
                .repeat(codePoint, size(right))
                .toString();
    }

    private static int size(final long length) {
        if (length > Integer.MAX_VALUE - 8) {
            throw Errors.limitError("a string of " + length + " characters is too long");
        }
        return (int) length;
    }
}

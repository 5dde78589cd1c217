package org.braidlang.runtime;

import java.math.BigInteger;

/**
 * Indexes of code points and offsets in Java strings. Where every code point is one {@code char}, as in every Latin-1
 * string, they are the same and nothing has to be counted.
 */
final class StrPositions {
    private StrPositions() {}

    /** The offset of the code point with this index, which may be the one behind the last. */
    static int offset(final String text, final int index) {
        return CodePoints.length(text) == text.length() ? index : text.offsetByCodePoints(0, index);
    }

    /** The index of the code point at this offset. */
    static int index(final String text, final int offset) {
        return text.codePointCount(0, offset);
    }

    /**
     * A bound as Python understands it: negative ones count from the end, and all are moved into the text.
     *
     * @param bound an int, or none
     * @param otherwise what none means
     */
    static int bound(final Object bound, final int length, final int otherwise) {
        return switch (bound) {
            case None _ -> otherwise;
            case Long index -> (int) (index < 0 ? Math.max(0, index + length) : Math.min(index, length));
            case Boolean index -> index ? Math.min(1, length) : 0;
            case BigInteger index -> index.signum() < 0 ? 0 : length;
            default -> throw Errors.typeError(
                    "a position must be an int or none, not '" + Types.nameOf(bound) + "'");
        };
    }

    /** As {@link #bound} for the start of a search: one that lies behind the text stays behind it. */
    static int start(final Object bound, final int length) {
        final boolean behind = switch (bound) {
            case Long index -> index > length;
            case BigInteger index -> index.signum() > 0;
            default -> false;
        };
        return behind ? length + 1 : bound(bound, length, 0);
    }
}
